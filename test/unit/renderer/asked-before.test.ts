import { describe, expect, it } from 'vitest'
import { worthTelling } from '../../../renderer/create/asked-before.ts'
import { type Draft, emptyDraft } from '../../../renderer/drafts/draft-store.ts'

const draftOf = (part: Partial<Draft>): Draft => ({ ...emptyDraft('s'), ...part })

describe('the warning of asking twice', () => {
  const earlier = { id: 'r', reference: 'K7Q-00012', createdAt: new Date(0).toISOString() }

  it('is about any other request, never about the one that is being corrected', () => {
    expect(worthTelling(draftOf({}), earlier)).toBe(earlier)
    expect(worthTelling(draftOf({ corrects: 'r' }), earlier)).toBeNull()
    expect(worthTelling(draftOf({ corrects: 'other' }), earlier)).toBe(earlier)
    expect(worthTelling(draftOf({}), null)).toBeNull()
  })
})
