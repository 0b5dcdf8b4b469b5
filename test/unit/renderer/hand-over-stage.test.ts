import { describe, expect, it } from 'vitest'
import { handOverStage, type StageFacts } from '../../../renderer/handover/stage.ts'
import { timeLeft } from '../../../renderer/state/time-left.ts'

const there: StageFacts = { outbox: null, status: 'pending', link: 'https://eeid.ee/i/abc' }
const untold: StageFacts = { outbox: null, status: null, link: null }
const now = Date.parse('2026-11-24T00:00:00Z')

describe('a link to hand over', () => {
  it('is awaited while the request is on its way', () => {
    for (const outbox of ['queued', 'sending', 'confirming'] as const) {
      expect(handOverStage({ ...untold, outbox }, null)).toBe(outbox)
    }
  })

  it('is there while the person may use it', () => {
    expect(handOverStage(there, null)).toBe('link')
    expect(handOverStage(there, timeLeft('2026-11-24T00:00:01Z', now))).toBe('link')
  })

  it.each<[string, StageFacts]>([
    ['used', { ...there, status: 'completed' }],
    ['expired', { ...there, status: 'expired' }],
    ['given by no service', { ...there, link: null }],
    ['of a refused request', { ...untold, outbox: 'needsCorrecting' }],
    ['of a request that needs attention', { ...untold, outbox: 'needsAttention' }]
  ])('is not there when it is %s', (_why, facts) => {
    expect(handOverStage(facts, null)).toBeNull()
  })

  it('is not there once its time is over, whatever the service says', () => {
    expect(handOverStage(there, timeLeft('2026-11-23T23:59:59Z', now))).toBeNull()
  })
})
