import { describe, expect, it } from 'vitest'
import type { TypedClaims } from '../../../renderer/claims/typed-claims.ts'
import { personKey, worthTelling } from '../../../renderer/create/asked-before.ts'
import { type Draft, emptyDraft } from '../../../renderer/drafts/draft-store.ts'

function draftOf(claims: Partial<TypedClaims>, part: Partial<Draft> = {}): Draft {
  const empty = emptyDraft('s')
  return { ...empty, ...part, claims: { ...empty.claims, ...claims } }
}

describe('who is asked about', () => {
  it('is told by the code, whatever its case', () => {
    expect(personKey(draftOf({ sub: ' ee30303039914 ' }))).toBe('EE30303039914')
    expect(personKey(draftOf({ sub: 'EE30303039914', name: 'Mari' }))).toBe('EE30303039914')
  })

  it('is told by name and birth date together, however the date is typed', () => {
    const key = 'MARI TAMM 1980-12-31'
    expect(personKey(draftOf({ name: 'Mari Tamm', birthdate: '31.12.1980' }))).toBe(key)
    expect(personKey(draftOf({ name: ' mari tamm', birthdate: '1980-12-31' }))).toBe(key)
  })

  it('is nobody while too little is filled in', () => {
    expect(personKey(draftOf({}))).toBeNull()
    expect(personKey(draftOf({ name: 'Mari Tamm' }))).toBeNull()
    expect(personKey(draftOf({ name: 'Mari Tamm', birthdate: '31.12' }))).toBeNull()
    expect(personKey(draftOf({ birthdate: '31.12.1980', country: 'EE' }))).toBeNull()
  })
})

describe('the warning of asking twice', () => {
  const earlier = { id: 'r', reference: 'K7Q-00012', createdAt: new Date(0).toISOString() }

  it('is about any other request, never about the one that is being corrected', () => {
    expect(worthTelling(draftOf({}), earlier)).toBe(earlier)
    expect(worthTelling(draftOf({}, { corrects: 'r' }), earlier)).toBeNull()
    expect(worthTelling(draftOf({}, { corrects: 'other' }), earlier)).toBe(earlier)
    expect(worthTelling(draftOf({}), null)).toBeNull()
  })
})
