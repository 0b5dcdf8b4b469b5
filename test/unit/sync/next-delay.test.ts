import { expect, test } from 'vitest'
import { type DelayFacts, nextDelay } from '../../../main/sync/next-delay.ts'

const quiet: DelayFacts = {
  status: 'online',
  busyForMs: 0,
  isUrgent: false,
  isPending: false,
  isPushed: false,
  calls: 1,
  failures: 0,
  random: 0.5
}

test.each<[string, Partial<DelayFacts>, number]>([
  ['nothing is pending', {}, 30_000],
  ['something waits to be sent', { isUrgent: true }, 4_000],
  ['something is pending', { isPending: true }, 5_000],
  ['something is pending, and the service tells by itself', { isPending: true, isPushed: true }, 30_000],
  ['something waits for its proof, though the service tells', { isUrgent: true, isPushed: true }, 4_000],
  ['the service is busy for the fifth time and says not how long', { status: 'busy', failures: 5 }, 60_000],
  ['a sweep took a hundred pages', { isUrgent: true, calls: 100 }, 10_000],
  ['the service was not reached once', { status: 'offline', failures: 1, isUrgent: true }, 3_000],
  ['the service was not reached for long', { status: 'offline', failures: 500, isUrgent: true }, 60_000],
  ['the service asked for a minute', { status: 'busy', busyForMs: 60_000, failures: 1 }, 75_000],
  ['the sign-in is refused', { status: 'signInRefused', failures: 1 }, 60_000]
])('when %s, the next round is in so many milliseconds', (_when, facts, milliseconds) => {
  expect(nextDelay({ ...quiet, ...facts })).toBe(milliseconds)
})

test('desks that started together drift apart', () => {
  expect([0, 1].map((random) => nextDelay({ ...quiet, random }))).toEqual([24_000, 36_000])
})

test('a service that asked for time gets it, whatever the jitter', () => {
  expect(nextDelay({ ...quiet, status: 'busy', busyForMs: 60_000, failures: 1, random: 0 })).toBeGreaterThanOrEqual(
    60_000
  )
})
