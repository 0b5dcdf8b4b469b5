import { describe, expect, it } from 'vitest'
import type { RequestDetail } from '../../../preload/shapes.ts'
import { nextStep } from '../../../renderer/requests/next-step.ts'
import { fakeRequest } from './fake-desk.ts'

const soon = new Date().toISOString()
const draft = { claims: { sub: '', name: '', birthdate: '', country: '' }, reference: '', reason: '' }
const differing = [{ type: 'name', required: 'A', received: 'B', matched: false, why: null }]

const cases: [string, Partial<RequestDetail>, { name: string; action: string | null; kind: string }][] = [
  ['queued', { outbox: 'queued', status: null }, { name: 'queued', action: null, kind: 'notSent' }],
  ['sending', { outbox: 'sending', status: null }, { name: 'sending', action: null, kind: 'notSent' }],
  ['unsure', { outbox: 'unsure', status: null }, { name: 'unsure', action: null, kind: 'unsure' }],
  ['refused', { outbox: 'rejected', status: null, draft }, { name: 'rejected', action: 'correct', kind: 'rejected' }],
  ['refused without a draft', { outbox: 'rejected' }, { name: 'rejected', action: null, kind: 'rejected' }],
  ['parked', { outbox: 'parked', status: null }, { name: 'parked', action: 'sendAgain', kind: 'parked' }],
  ['pending', { linkExpiresAt: soon }, { name: 'pending', action: 'handOver', kind: 'waiting' }],
  ['pending without an end', {}, { name: 'pendingOpen', action: 'handOver', kind: 'waiting' }],
  ['pending without a link', { link: null }, { name: 'pendingNoLink', action: null, kind: 'waiting' }],
  [
    'matching with its proof',
    { status: 'completed', matched: true, proof: 'kept' },
    { name: 'matchingKept', action: 'saveProof', kind: 'matching' }
  ],
  [
    'matching while the proof is on its way',
    { status: 'completed', matched: true, proof: 'awaited' },
    { name: 'matching', action: null, kind: 'matching' }
  ],
  [
    'differing, by claim',
    { status: 'completed', matched: false, proof: 'kept', claims: differing },
    { name: 'differing', action: 'saveProof', kind: 'differing' }
  ],
  [
    'differing, nobody says where',
    { status: 'completed', matched: false, proof: 'kept' },
    { name: 'differingOnly', action: 'saveProof', kind: 'differing' }
  ],
  [
    'completed, not compared',
    { status: 'completed', proof: 'kept' },
    { name: 'completed', action: 'saveProof', kind: 'completed' }
  ],
  ['expired', { status: 'expired' }, { name: 'expired', action: 'newRequest', kind: 'expired' }],
  ['of a status to come', { status: 'revoked' }, { name: 'unknown', action: null, kind: 'other' }]
]

describe('what to do now', () => {
  it.each(cases)('with a request that is %s', (_name, part, step) => {
    expect(nextStep(fakeRequest(part))).toMatchObject(step)
  })

  it('with a pending request whose link has run out, before the service says so', () => {
    const step = { name: 'pendingOver', action: 'newRequest', tone: 'warn', kind: 'waiting' }
    expect(nextStep(fakeRequest({ linkExpiresAt: soon }), true)).toEqual(step)
    expect(nextStep(fakeRequest({ status: 'completed', matched: true }), true).name).toBe('matching')
  })
})
