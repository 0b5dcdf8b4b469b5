import { describe, expect, test } from 'vitest'
import { createScanReader, type ScanPress } from '../../../renderer/ui/scan.ts'

const held = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

// A key of the US keyboard, as other layouts write it.
const key = (code: string, written: string, shiftKey = false): Omit<ScanPress, 'timeStamp'> => ({
  ...held,
  code,
  key: written,
  shiftKey
})
const enter = key('Enter', 'Enter')

/** What a reader makes of keys that come one every `everyMs`. */
function scanned(keys: readonly Omit<ScanPress, 'timeStamp'>[], everyMs = 8) {
  const reader = createScanReader()
  return keys.map((each, index) => reader.read({ ...each, timeStamp: 1_000 + index * everyMs })).at(-1)
}

describe('a scan', () => {
  const code = [
    key('ShiftLeft', 'Shift', true),
    key('KeyK', 'K', true),
    key('Digit7', '7'),
    key('ShiftLeft', 'Shift', true),
    key('KeyQ', 'Q', true),
    key('Minus', '-'),
    key('Digit1', '1')
  ]

  test('is many keys in a moment, and Enter', () => {
    expect(scanned([...code, enter])).toEqual({ typed: 'K7Q-1', onUsKeyboard: 'K7Q-1' })
    expect(scanned([...code, { ...enter, code: 'NumpadEnter' }])).not.toBeNull()
  })

  test('is not what a clerk types, a few keys, or keys without Enter', () => {
    expect(scanned([...code, enter], 80)).toBeNull()
    expect(scanned([...code.slice(0, 4), enter])).toBeNull()
    expect(scanned(code)).toBeNull()
    expect(scanned([...code, key('Escape', 'Escape'), enter])).toBeNull()
    expect(scanned([...code, { ...key('KeyA', 'a'), ctrlKey: true }, enter])).toBeNull()
  })

  test('begins after what was typed slowly before it', () => {
    const reader = createScanReader()
    reader.read({ ...key('KeyX', 'x'), timeStamp: 0 })
    for (const [index, each] of code.entries()) reader.read({ ...each, timeStamp: 500 + index })
    expect(reader.read({ ...enter, timeStamp: 520 })?.typed).toBe('K7Q-1')
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

  test('goes on over a key that is dead on this keyboard', () => {
    const dead = [...code, key('Equal', 'Dead'), key('Digit2', '2')]
    expect(scanned([...dead, enter])).toEqual({ typed: 'K7Q-12', onUsKeyboard: 'K7Q-1=2' })
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

test('after a sign, the next one so soon may be a scanner’s', () => {
  const reader = createScanReader()
  reader.read({ ...key('KeyA', 'a'), timeStamp: 0 })
  expect(reader.isTyping()).toBe(false)
  reader.read({ ...key('KeyB', 'b'), timeStamp: 10 })
  expect(reader.isTyping()).toBe(true)
  reader.read({ ...key('KeyC', 'c'), timeStamp: 200 })
  expect(reader.isTyping()).toBe(false)
})
