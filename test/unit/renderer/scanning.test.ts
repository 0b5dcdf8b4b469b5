import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { followScans, hearScanner, mayBeScanner, unlessScanned } from '../../../renderer/ui/scanning.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let time = 0

/** A key pressed so many milliseconds after the last; what it does is noted in `done`. */
function press(key: string, afterMs: number) {
  time += afterMs
  vi.advanceTimersByTime(afterMs)
  const event = {
    key,
    code: '',
    timeStamp: time,
    target: null,
    preventDefault: vi.fn(),
    stopImmediatePropagation: vi.fn()
  }
  const isTaken = hearScanner(event as unknown as KeyboardEvent)
  return { isTaken, event }
}

/** Takes all scans; answers what they were. */
function scans(): string[] {
  const all: string[] = []
  onTestFinished(
    followScans(({ typed }) => {
      all.push(typed)
      return true
    })
  )
  return all
}

test('a key pressed alone does what it does, once it is clear that no scanner typed it', () => {
  const deed = vi.fn()
  press('a', 1_000)
  unlessScanned(deed)
  expect(deed).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60)
  expect(deed).toHaveBeenCalledOnce()
})

test('keys that a scanner types do nothing, and its code is told', () => {
  const all = scans()
  const deed = vi.fn()
  press('a', 1_000)
  unlessScanned(deed)
  for (const key of 'bcde') {
    press(key, 20)
    expect(mayBeScanner()).toBe(true)
    unlessScanned(deed)
  }
  const { isTaken, event } = press('Enter', 20)
  expect(isTaken).toBe(true)
  expect(event.preventDefault).toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(deed).not.toHaveBeenCalled()
  expect(all).toEqual(['abcde'])
})

test('quick keys that are no code are all done, in their order, and before a key that is no sign', () => {
  scans()
  const done: string[] = []
  press('f', 1_000)
  press('f', 10)
  unlessScanned(() => done.push('f'))
  press('l', 10)
  unlessScanned(() => done.push('l'))
  expect(press('Escape', 10).isTaken).toBe(false)
  expect(done).toEqual(['f', 'l'])
})

test('an event that several parts hear counts once', () => {
  const all = scans()
  for (const key of 'abcd') press(key, 10)
  const { event } = press('Enter', 10)
  hearScanner(event as unknown as KeyboardEvent)
  expect(all).toEqual(['abcd'])
})
