import { describe, expect, test } from 'vitest'
import { createScanReader, endsWithinMs, type Heard, type ScanPress } from '../../../renderer/ui/scan.ts'

const held = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

type Key = Omit<ScanPress, 'timeStamp'>

// A key of the US keyboard, as other layouts write it.
const key = (code: string, written: string, shiftKey = false): Key => ({ ...held, code, key: written, shiftKey })
const withCtrl = (code: string, written: string): Key => ({ ...key(code, written), ctrlKey: true })
const enter = key('Enter', 'Enter')
const tab = key('Tab', 'Tab')

/** What a reader makes of keys that come one every `everyMs`. */
function heard(keys: readonly Key[], everyMs = 8, isWriting = false): Heard[] {
  const reader = createScanReader()
  return keys.map((each, index) => reader.read({ ...each, timeStamp: 1_000 + index * everyMs }, isWriting))
}

/** The code that the last of the keys ended; null where it ended none. */
function scanned(keys: readonly Key[], everyMs?: number) {
  const last = heard(keys, everyMs).at(-1)
  return last?.kind === 'scan' ? last.scan : null
}

const code = [
  key('ShiftLeft', 'Shift', true),
  key('KeyK', 'K', true),
  key('Digit7', '7'),
  key('ShiftLeft', 'Shift', true),
  key('KeyQ', 'Q', true),
  key('Minus', '-'),
  key('Digit1', '1')
]

describe('a scan', () => {
  test('is many keys in a moment, and Enter', () => {
    expect(scanned([...code, enter])).toEqual({ typed: 'K7Q-1', onUsKeyboard: 'K7Q-1' })
    expect(scanned([...code, { ...enter, code: 'NumpadEnter' }])).not.toBeNull()
  })

  test.each([
    ['Enter', enter],
    ['Tab', tab],
    ['Ctrl+M', withCtrl('KeyM', 'm')],
    ['Ctrl+M on a Russian layout', withCtrl('KeyM', 'ь')],
    ['Ctrl+J', withCtrl('KeyJ', 'j')]
  ])('ends with %s', (_, end) => {
    expect(scanned([...code, end])?.typed).toBe('K7Q-1')
  })

  test.each([5, 60, 80, 120])('is one at %i ms a key, those of Shift included', (everyMs) => {
    expect(scanned([...code, enter], everyMs)?.typed).toBe('K7Q-1')
  })

  test.each([
    ['F8', key('F8', 'F8')],
    ['Ctrl+]', withCtrl('BracketRight', ']')],
    ['Ctrl+B', withCtrl('KeyB', 'b')]
  ])('goes on over a separator: %s', (_, separator) => {
    const keys = [key('Digit1', '1'), key('Digit0', '0'), separator, key('Digit2', '2'), enter]
    expect(scanned(keys)?.typed).toBe('102')
    expect(heard(keys)[2]).toEqual({ kind: 'control', isMidst: true })
  })

  test('is not what a clerk types, a few keys, or keys without an end', () => {
    expect(scanned([...code, enter], 200)).toBeNull()
    expect(scanned([...code.slice(0, 4), enter])).toBeNull()
    expect(scanned(code)).toBeNull()
    expect(scanned([...code, key('Escape', 'Escape'), enter])).toBeNull()
    expect(scanned([...code, key('ArrowDown', 'ArrowDown'), enter])).toBeNull()
  })

  test('is three signs and more', () => {
    expect(scanned([...code.slice(1, 3), enter])).toBeNull()
    expect(scanned([...code.slice(1, 3), key('Digit1', '1'), enter])?.typed).toBe('K71')
  })

  test('begins after what was typed slowly before it', () => {
    const reader = createScanReader()
    reader.read({ ...key('KeyX', 'x'), timeStamp: 0 })
    for (const [index, each] of code.entries()) reader.read({ ...each, timeStamp: 500 + index })
    expect(reader.read({ ...enter, timeStamp: 520 })).toMatchObject({ kind: 'scan', scan: { typed: 'K7Q-1' } })
  })

  test('on an Estonian keyboard has another sign for the hyphen, on a Russian one other letters', () => {
    const estonian = code.map((each) => (each.code === 'Minus' ? key('Minus', '+') : each))
    expect(scanned([...estonian, enter])).toEqual({ typed: 'K7Q+1', onUsKeyboard: 'K7Q-1' })
    const russian = code.map((each) => {
      if (each.code === 'KeyK') return key('KeyK', 'Л', true)
      return each.code === 'KeyQ' ? key('KeyQ', 'Й', true) : each
    })
    expect(scanned([...russian, enter])).toEqual({ typed: 'Л7Й-1', onUsKeyboard: 'K7Q-1' })
  })

  test('goes on over a key that is dead on this keyboard, and over signs that take AltGr', () => {
    const dead = [...code, key('Equal', 'Dead'), key('Digit2', '2')]
    expect(scanned([...dead, enter])).toEqual({ typed: 'K7Q-12', onUsKeyboard: 'K7Q-1=2' })
    const at = { ...key('KeyQ', '@'), ctrlKey: true, altKey: true }
    expect(scanned([key('KeyA', 'a'), at, key('KeyB', 'b'), enter])?.typed).toBe('a@b')
  })

  test('knows nothing of Caps Lock', () => {
    const capitals = [key('KeyA', 'A'), key('KeyB', 'b', true), key('Digit1', '1'), key('Slash', '/')]
    expect(scanned([...capitals, enter])?.onUsKeyboard).toBe('aB1/')
  })

  test('has signs that take Shift, and digits of the number pad', () => {
    const keys = [key('Digit3', '#', true), key('Minus', '_', true), key('Numpad4', '4'), key('NumpadSubtract', '-')]
    expect(scanned([...keys, enter])?.onUsKeyboard).toBe('#_4-')
  })
})

describe('what ends a scan', () => {
  test('may come a while later, and twice', () => {
    const reader = createScanReader()
    for (const [index, each] of code.entries()) reader.read({ ...each, timeStamp: index })
    const at = code.length + endsWithinMs - 10
    expect(reader.read({ ...enter, timeStamp: at })).toMatchObject({ kind: 'scan', atOnce: false })
    expect(reader.read({ ...enter, timeStamp: at + 120 })).toEqual({ kind: 'after' })
    expect(reader.read({ ...enter, timeStamp: at + 120 + 2 * endsWithinMs }).kind).toBe('control')
  })

  test('is not Tab where text is written: there it goes on to the next field, and Enter is the clerk’s', () => {
    const all = heard([...code, tab, enter], 100, true)
    expect(all.slice(-2).map(({ kind }) => kind)).toEqual(['other', 'control'])
  })
})

test('after a sign, the next one so soon may be a scanner’s', () => {
  const reader = createScanReader()
  expect(reader.read({ ...key('KeyA', 'a'), timeStamp: 0 })).toEqual({ kind: 'sign', isMidst: false })
  expect(reader.read({ ...key('KeyB', 'b'), timeStamp: 10 })).toEqual({ kind: 'sign', isMidst: true })
  expect(reader.read({ ...key('KeyC', 'c'), timeStamp: 400 })).toEqual({ kind: 'sign', isMidst: false })
})
