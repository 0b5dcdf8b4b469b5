import { expect, test } from 'vitest'
import { createWaits, waitAfter } from '../../../main/credentials/waits.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'

test('two typing mistakes cost nothing; then the wait doubles, up to a quarter of an hour', () => {
  const seconds = Array.from({ length: 12 }, (_, index) => waitAfter(index) / 1000)
  expect(seconds).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900])
  expect(waitAfter(5000)).toBe(900_000)
})

test('each clerk waits alone', () => {
  const clock = new ManualClock(0)
  const waits = createWaits(clock)
  waits.begin('one', 3)
  clock.advance(10_000)
  expect(waits.left('one', 3)).toBe(20_000)
  expect(waits.left('other', 0)).toBe(0)
  clock.advance(20_000)
  expect(waits.left('one', 3)).toBe(0)
})

test('starting the app again shortens no wait', () => {
  const clock = new ManualClock(0)
  createWaits(clock).begin('one', 4)
  clock.advance(50_000)
  expect(createWaits(clock).left('one', 4)).toBe(60_000)
})

test('the right PIN ends it', () => {
  const waits = createWaits(new ManualClock(0))
  waits.begin('one', 3)
  waits.end('one')
  expect(waits.left('one', 0)).toBe(0)
})
