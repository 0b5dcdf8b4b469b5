import { beforeEach, describe, expect, it } from 'vitest'
import {
  changeDraft,
  dropDraft,
  emptyDraft,
  forgetSuggestions,
  isTyped,
  newKeys,
  putDraft,
  useDrafts
} from '../../../renderer/drafts/draft-store.ts'
import { openAskAgain, openCorrection, openNewRequest } from '../../../renderer/drafts/open.ts'
import { useHand } from '../../../renderer/state/hand-store.ts'
import { requestDetail } from '../../desk-parts/request-detail.ts'

const drafts = () => useDrafts.getState().drafts

const refused = requestDetail({
  id: 'r',
  outbox: 'needsCorrecting',
  rejection: 'No value',
  draft: {
    claims: { sub: 'EE1', name: '', birthdate: '1980-12-31', country: '' },
    reference: 'R-1',
    reason: 'Because'
  }
})

beforeEach(() => {
  useDrafts.setState({ drafts: {} })
  useHand.setState({ hand: { kind: 'nothing' } })
})

describe('drafts', () => {
  it('are not lost when something else is taken in hand', () => {
    openNewRequest('s')
    changeDraft(newKeys('s')[0], { reason: 'Half a sentence' })
    useHand.setState({ hand: { kind: 'request', id: 'other' } })
    openNewRequest('s')
    expect(drafts()[newKeys('s')[0]]?.reason).toBe('Half a sentence')
    expect(useHand.getState().hand).toEqual({ kind: 'create', draft: newKeys('s')[0] })
  })

  it('do not take a suggested reference for something typed', () => {
    const draft = { ...emptyDraft('s'), suggested: 'R-1', reference: 'R-1' }
    expect(isTyped(draft)).toBe(false)
    expect(isTyped({ ...draft, reference: 'Mine' })).toBe(true)
    expect(isTyped({ ...draft, claims: { ...draft.claims, name: 'M' } })).toBe(true)
  })

  it('forget what was suggested when references are written another way, never what was typed', () => {
    putDraft(newKeys('a')[0], { ...emptyDraft('s'), suggested: 'R-1', reference: 'R-1' })
    putDraft(newKeys('b')[0], { ...emptyDraft('s'), suggested: 'R-1', reference: 'Mine' })
    forgetSuggestions()
    expect(drafts()[newKeys('a')[0]]).toMatchObject({ suggested: '', reference: '' })
    expect(drafts()[newKeys('b')[0]]).toMatchObject({ suggested: 'R-1', reference: 'Mine' })
  })

  it('of a correction start as typed and keep what was put right', () => {
    openCorrection(refused)
    const key = 'correct:r'
    expect(drafts()[key]).toMatchObject({
      claims: { sub: 'EE1', birthdate: '31.12.1980' },
      reference: 'R-1',
      reason: 'Because',
      corrects: 'r',
      rejection: 'No value'
    })
    changeDraft(key, { reference: 'R-2' })
    openCorrection(refused)
    expect(drafts()[key]?.reference).toBe('R-2')
  })

  it('of a correction leave the new request alone', () => {
    openNewRequest('s')
    changeDraft(newKeys('s')[0], { reason: 'Mine' })
    openCorrection(refused)
    expect(drafts()[newKeys('s')[0]]?.reason).toBe('Mine')
  })

  it('go when they have become a request', () => {
    putDraft('a', emptyDraft('s'))
    putDraft('b', emptyDraft('s'))
    dropDraft('a')
    expect(Object.keys(drafts())).toEqual(['b'])
  })
})

describe('asking again', () => {
  const claim = { received: 'EE2', matched: false, why: 'unknown' as const, marks: null }
  const completed = requestDetail({
    id: 'a',
    reference: 'R-7',
    reason: 'Because',
    status: 'completed',
    claims: [
      { ...claim, type: 'sub', required: 'EE1' },
      { ...claim, type: 'birthdate', required: '1980-12-31' },
      { ...claim, type: 'shoe', required: null }
    ]
  })

  it('begins with what was asked, not with what came, under a reference of its own', () => {
    openAskAgain(completed)
    const { hand } = useHand.getState()
    const draft = hand.kind === 'create' ? drafts()[hand.draft] : undefined
    expect(draft).toMatchObject({
      claims: { sub: 'EE1', name: '', birthdate: '31.12.1980', country: '' },
      reference: '',
      reason: 'Because',
      asksAgain: 'a',
      asksAgainReference: 'R-7'
    })
  })

  it('goes on where it was left', () => {
    openAskAgain(completed)
    changeDraft('again:a', { reason: 'Better' })
    openAskAgain(completed)
    expect(drafts()['again:a']?.reason).toBe('Better')
  })
})
