import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSeen, seenMs } from '../../../renderer/ui/seen.tsx'

let frames: (() => void)[] = []

beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Paints a frame. */
function paint(): void {
  for (const frame of frames.splice(0)) frame()
}

test('something is seen once it has been painted for half a second, at the time of the press', () => {
  const seen = createSeen(() => true)
  seen.begin()
  vi.advanceTimersByTime(5_000)
  expect(seen.isSeen(performance.now())).toBe(false)
  paint()
  expect(seen.isSeen(performance.now() + seenMs)).toBe(false)
  paint()
  const paintedAt = performance.now()
  vi.advanceTimersByTime(5_000)
  // A press from before, that is heard only now.
  expect(seen.isSeen(paintedAt + seenMs - 1)).toBe(false)
  expect(seen.isSeen(paintedAt + seenMs)).toBe(true)
})

test('what has changed is seen anew, and no earlier frame counts for it', () => {
  const seen = createSeen(() => true)
  seen.begin()
  paint()
  seen.begin()
  paint()
  expect(seen.isSeen(performance.now() + seenMs)).toBe(false)
  paint()
  expect(seen.isSeen(performance.now() + seenMs)).toBe(true)
})

test('what is hidden is not seen, however long it has been there', () => {
  let isShown = true
  const seen = createSeen(() => isShown)
  seen.begin()
  paint()
  paint()
  isShown = false
  expect(seen.isSeen(performance.now() + 10 * seenMs)).toBe(false)
})
