import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { followScans, hearScanner, whenAlone } from '../../../renderer/ui/scanning.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let time = 0

/** A key pressed so many milliseconds after the last. */
function press(key: string, afterMs: number, part: Partial<KeyboardEvent> = {}) {
  time += afterMs
  vi.advanceTimersByTime(afterMs)
  const event = {
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    timeStamp: time,
    target: null,
    preventDefault: vi.fn(),
    stopImmediatePropagation: vi.fn(),
    ...part
  }
  return { whose: hearScanner(event as unknown as KeyboardEvent), event }
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

/** A letter that does something once it stood alone. */
function letter(key: string, afterMs: number) {
  const deed = vi.fn()
  const { whose } = press(key, afterMs)
  if (whose === 'clerk') whenAlone(deed)
  return deed
}

test('a key pressed alone does what it does, once it is clear that no scanner typed it', () => {
  const deed = letter('a', 1_000)
  vi.advanceTimersByTime(150)
  expect(deed).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60)
  expect(deed).toHaveBeenCalledOnce()
})

test.each([5, 60, 80, 120])(
  'keys that a scanner types, one every %i ms, do nothing, and its code is told',
  (everyMs) => {
    const all = scans()
    const deed = letter('a', 1_000)
    for (const key of 'bcde') {
      const { whose, event } = press(key, everyMs)
      expect(whose).toBe('scanner')
      expect(event.stopImmediatePropagation).toHaveBeenCalled()
    }
    const { whose, event } = press('Enter', everyMs)
    expect(whose).toBe('scanner')
    expect(event.preventDefault).toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(deed).not.toHaveBeenCalled()
    expect(all).toEqual(['abcde'])
  }
)

test.each([
  ['nothing', []],
  ['another letter', ['b']],
  ['Tab', ['Tab']],
  ['a key of the upper row', ['F8']],
  ['Enter', ['Enter']]
])('a letter that is not alone does nothing: %s after two of them', (_, then) => {
  const deeds = [letter('a', 1_000), letter('r', 100)]
  for (const key of then) press(key, 100)
  vi.advanceTimersByTime(1_000)
  for (const deed of deeds) expect(deed).not.toHaveBeenCalled()
})

test('a key that no scanner types shows that the letter before it was the clerk’s: that one goes first', () => {
  const done: string[] = []
  press('a', 1_000)
  whenAlone(() => done.push('a'))
  if (press('ArrowDown', 40).whose === 'clerk') done.push('down')
  expect(done).toEqual(['a', 'down'])
})

test('the second Enter of a scan belongs to it, a later one does not', () => {
  scans()
  for (const key of 'abcd') press(key, 60)
  expect(press('Enter', 60).whose).toBe('scanner')
  expect(press('Enter', 120).whose).toBe('scanner')
  expect(press('Enter', 1_200).whose).toBe('clerk')
})

test('what nobody takes is nothing, and presses nothing', () => {
  for (const key of 'abcd') press(key, 60)
  const { whose, event } = press('Enter', 60)
  expect(whose).toBe('scanner')
  expect(event.stopImmediatePropagation).toHaveBeenCalled()
})

test('a key that is held down is one key', () => {
  const deed = letter('a', 1_000)
  press('a', 100, { repeat: true })
  press('a', 30, { repeat: true })
  vi.advanceTimersByTime(200)
  expect(deed).toHaveBeenCalledOnce()
})

test('where the computer is late, the keys that came meanwhile are heard before anything is done', () => {
  const deed = letter('a', 1_000)
  // Nothing ran for a second; the next key is dated when it was pressed.
  vi.setSystemTime(Date.now() + 1_000)
  const now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => now + 1_000)
  vi.advanceTimersByTime(205)
  press('b', 0, { timeStamp: time + 60 })
  vi.advanceTimersByTime(2_000)
  expect(deed).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
