import { describe, expect, it } from 'vitest'
import type { RequestDetail } from '../../../preload/contract/request.ts'
import { isToDecide, mayAskAgain, nextStep } from '../../../renderer/state/next-step.ts'
import { requestDetail } from '../../desk-parts/request-detail.ts'

const soon = new Date().toISOString()
const draft = { claims: { sub: '', name: '', birthdate: '', country: '' }, reference: '', reason: '' }
const differing = [{ type: 'name', required: 'A', received: 'B', matched: false, why: null, marks: null }]

const completed = { status: 'completed' }
const both = { saved: { fileName: 'a.pdf', at: soon }, printed: { at: soon } }
const later = { id: 'request-2', reference: 'K7Q-00002' }

const cases: [string, Partial<RequestDetail>, { name: string; action: string | null; kind: string }][] = [
  ['queued', { outbox: 'queued', status: null }, { name: 'queued', action: null, kind: 'notSent' }],
  ['sending', { outbox: 'sending', status: null }, { name: 'sending', action: null, kind: 'notSent' }],
  ['confirming', { outbox: 'confirming', status: null }, { name: 'confirming', action: null, kind: 'confirming' }],
  [
    'refused',
    { outbox: 'needsCorrecting', status: null, draft },
    { name: 'needsCorrecting', action: 'correct', kind: 'needsCorrecting' }
  ],
  [
    'refused without a draft',
    { outbox: 'needsCorrecting' },
    { name: 'needsCorrecting', action: null, kind: 'needsCorrecting' }
  ],
  [
    'needsAttention',
    { outbox: 'needsAttention', status: null },
    { name: 'needsAttention', action: 'sendAgain', kind: 'needsAttention' }
  ],
  ['pending', { linkExpiresAt: soon }, { name: 'pending', action: 'handOver', kind: 'waiting' }],
  ['pending without an end', {}, { name: 'pendingOpen', action: 'handOver', kind: 'waiting' }],
  ['pending without a link', { link: null }, { name: 'pendingNoLink', action: null, kind: 'waiting' }],
  [
    'not understood, and decided',
    { ...completed, outcome: 'matching', verdict: 'accept', isNotUnderstood: true },
    { name: 'notUnderstood', action: null, kind: 'matching' }
  ],
  [
    'matching, by claim',
    {
      ...completed,
      outcome: 'matching',
      proof: 'kept',
      claims: differing.map((claim) => ({ ...claim, matched: true }))
    },
    { name: 'matching', action: null, kind: 'matching' }
  ],
  [
    'matching, nobody says in what',
    { ...completed, outcome: 'matching', proof: 'kept' },
    { name: 'matchingOnly', action: null, kind: 'matching' }
  ],
  [
    'differing, by claim',
    { ...completed, outcome: 'differing', proof: 'kept', claims: differing },
    { name: 'differing', action: null, kind: 'differing' }
  ],
  [
    'differing, nobody says where',
    { ...completed, outcome: 'differing', proof: 'kept' },
    { name: 'differingOnly', action: null, kind: 'differing' }
  ],
  [
    'differing, though the service says that it matches',
    { ...completed, outcome: 'differing', comparedBy: 'deskAgainstService', claims: differing },
    { name: 'differingAgainst', action: null, kind: 'differing' }
  ],
  [
    'not compared',
    { ...completed, outcome: 'notCompared', proof: 'kept' },
    { name: 'notCompared', action: null, kind: 'notCompared' }
  ],
  ['judged by nobody', { ...completed, outcome: null }, { name: 'notCompared', action: null, kind: 'notCompared' }],
  [
    'accepted, with its proof',
    { ...completed, outcome: 'matching', verdict: 'accept', proof: 'kept' },
    { name: 'acceptedKept', action: 'saveProof', kind: 'matching' }
  ],
  [
    'accepted, and about to be filed',
    { ...completed, outcome: 'matching', verdict: 'accept', proof: 'kept', filing: { path: null } },
    { name: 'acceptedToFile', action: 'goOn', kind: 'matching' }
  ],
  [
    'accepted and filed, by whichever other way besides',
    {
      ...completed,
      outcome: 'matching',
      verdict: 'accept',
      proof: 'kept',
      filing: { path: '2026/a.pdf' },
      deeds: both
    },
    { name: 'acceptedFiled', action: 'goOn', kind: 'matching' }
  ],
  [
    'accepted and saved',
    { ...completed, outcome: 'matching', verdict: 'accept', proof: 'kept', deeds: both },
    { name: 'acceptedSaved', action: 'goOn', kind: 'matching' }
  ],
  [
    'accepted and printed',
    { ...completed, outcome: 'matching', verdict: 'accept', proof: 'kept', deeds: { ...both, saved: null } },
    { name: 'acceptedPrinted', action: 'goOn', kind: 'matching' }
  ],
  [
    'saved before it was accepted',
    { ...completed, outcome: 'matching', proof: 'kept', deeds: both },
    { name: 'matchingOnly', action: null, kind: 'matching' }
  ],
  [
    'accepted while the proof is on its way',
    { ...completed, outcome: 'differing', verdict: 'accept', proof: 'awaited' },
    { name: 'accepted', action: null, kind: 'differing' }
  ],
  [
    'turned down',
    { ...completed, outcome: 'differing', verdict: 'reject', proof: 'kept' },
    { name: 'turnedDown', action: null, kind: 'differing' }
  ],
  [
    'asked again',
    { ...completed, verdict: 'askAgain', askedAgainBy: [later] },
    { name: 'askedAgain', action: 'openNext', kind: 'notCompared' }
  ],
  [
    'asked again by one that was discarded',
    { ...completed, verdict: 'askAgain' },
    { name: 'askedAgainGone', action: 'askAgain', kind: 'notCompared' }
  ],
  ['expired', { status: 'expired' }, { name: 'expired', action: 'askAgain', kind: 'expired' }],
  [
    'expired and asked again',
    { status: 'expired', askedAgainBy: [later] },
    { name: 'askedAgain', action: 'openNext', kind: 'expired' }
  ],
  ['pending and asked again', { askedAgainBy: [later] }, { name: 'askedAgain', action: 'openNext', kind: 'waiting' }],
  ['of a status to come', { status: 'revoked' }, { name: 'unknown', action: null, kind: 'other' }]
]

describe('what to do now', () => {
  it.each(cases)('with a request that is %s', (_name, part, step) => {
    expect(nextStep(requestDetail(part))).toMatchObject(step)
  })

  it('with a pending request whose link has run out, before the service says so', () => {
    const step = { name: 'pendingOver', action: 'askAgain', tone: 'warn', kind: 'waiting' }
    expect(nextStep(requestDetail({ linkExpiresAt: soon }), true)).toEqual(step)
    expect(nextStep(requestDetail({ status: 'completed', outcome: 'matching' }), true).name).toBe('matchingOnly')
  })
})

describe('to decide', () => {
  it.each<[string, Partial<RequestDetail>, boolean]>([
    ['completed', completed, true],
    ['completed and decided', { ...completed, verdict: 'reject' }, false],
    ['pending', {}, false],
    ['expired', { status: 'expired' }, false],
    ['not on the service', { outbox: 'queued', status: null }, false]
  ])('a request that is %s', (_name, part, expected) => {
    expect(isToDecide(requestDetail(part))).toBe(expected)
  })
})

describe('may be asked again', () => {
  it.each<[string, Partial<RequestDetail>, boolean, boolean]>([
    ['completed', completed, false, true],
    ['expired', { status: 'expired' }, false, true],
    ['pending with a link', {}, false, false],
    ['pending whose link has run out', {}, true, true],
    ['superseded', { superseded: true }, false, true],
    ['of a status to come', { status: 'revoked' }, false, false],
    ['not on the service', { outbox: 'needsAttention', status: null }, false, false]
  ])('a request that is %s', (_name, part, isLinkOver, expected) => {
    expect(mayAskAgain(requestDetail(part), isLinkOver)).toBe(expected)
  })
})
