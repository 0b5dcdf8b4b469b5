import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type ActsWhen, hearKey, listen } from '../../../renderer/ui/keyboard.ts'
import { comboOf } from '../../../renderer/ui/keys.ts'
import { type Layer, putOnTop } from '../../../renderer/ui/layers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let time = 0

/** Presses a key a second after the last one, or as soon after it as told; returns whether the window kept it. */
function press(key: string, afterMs = 1_000, part: Partial<KeyboardEvent> = {}): boolean {
  time += afterMs
  vi.advanceTimersByTime(afterMs)
  const preventDefault = vi.fn()
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
    preventDefault,
    stopImmediatePropagation: vi.fn(),
    ...part
  }
  hearKey(event as unknown as KeyboardEvent)
  return preventDefault.mock.calls.length > 0
}

/** Notes the keys that reach a layer, until the test ends. */
function heardBy(layer: Layer | null, when: ActsWhen = 'first') {
  const heard: string[] = []
  const stop = listen({
    layer,
    meaningOf: (event) => ({ when, run: () => heard.push(comboOf(event, false)) })
  })
  onTestFinished(stop)
  return { heard, stop }
}

/** A cover, until it is taken away or the test ends. */
function cover() {
  const layer: Layer = { place: null, isModal: false }
  const takeAway = putOnTop(layer)
  onTestFinished(() => void takeAway())
  return { layer, takeAway }
}

describe('what is on top', () => {
  test('has every key, and what it covers has none', () => {
    const work = heardBy(null)
    const { layer, takeAway } = cover()
    const proof = heardBy(layer)
    for (const key of ['a', 'r', 'Escape', 'F5']) press(key)
    expect(work.heard).toEqual([])
    expect(proof.heard).toEqual(['a', 'r', 'escape', 'f5'])
    takeAway()
    press('a')
    expect(work.heard).toEqual(['a'])
  })

  test('has every key though it does nothing by any of them', () => {
    const { heard } = heardBy(null)
    cover()
    for (const key of ['a', 'Escape', 'Delete']) expect(press(key)).toBe(false)
    expect(heard).toEqual([])
  })

  test('is the cover that came last, whichever goes first', () => {
    const first = cover()
    const one = heardBy(first.layer)
    const second = cover()
    const two = heardBy(second.layer)
    press('x')
    first.takeAway()
    press('y')
    second.takeAway()
    press('z')
    expect(one.heard).toEqual([])
    expect(two.heard).toEqual(['x', 'y'])
  })
})

describe('a key that waits until it is alone', () => {
  test('acts after it', () => {
    const { heard } = heardBy(null, 'alone')
    press('a')
    expect(heard).toEqual([])
    vi.advanceTimersByTime(250)
    expect(heard).toEqual(['a'])
  })

  test('does nothing once what it meant is covered or gone', () => {
    const { heard, stop } = heardBy(null, 'alone')
    press('a')
    const { takeAway } = cover()
    vi.advanceTimersByTime(250)
    takeAway()
    press('r')
    stop()
    vi.advanceTimersByTime(250)
    expect(heard).toEqual([])
  })
})

describe('in the midst of a scan', () => {
  test('nothing acts, whether it waits or not, with Ctrl or without', () => {
    const alone = heardBy(null, 'alone')
    press('a')
    press('/', 100)
    press('p', 100, { ctrlKey: true })
    press('F8', 100)
    press('r', 100)
    vi.advanceTimersByTime(1_000)
    expect(alone.heard).toEqual([])
  })

  test('only what always acts does', () => {
    const { heard } = heardBy(null, 'always')
    press('+')
    press('+', 60)
    expect(heard).toEqual(['+', '+'])
  })
})
