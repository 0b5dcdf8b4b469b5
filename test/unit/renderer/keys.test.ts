import { describe, expect, it } from 'vitest'
import { stepFor } from '../../../renderer/list/grid-steps.ts'
import { actionKeys } from '../../../renderer/ui/action-keys.ts'
import { ariaKeys, comboLabel, comboOf } from '../../../renderer/ui/keys.ts'

const press = (part: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part
})

describe('keys', () => {
  it('are Ctrl here and Cmd on a Mac', () => {
    expect(comboOf(press({ key: 'n', ctrlKey: true }), false)).toBe('mod+n')
    expect(comboOf(press({ key: 'n', metaKey: true }), true)).toBe('mod+n')
    expect(comboOf(press({ key: 'n', metaKey: true }), false)).toBe('')
    expect(comboLabel('mod+n', true)).toBe('⌘N')
  })

  it('work on a Russian layout by where they are', () => {
    expect(comboOf(press({ key: 'д', code: 'KeyL' }), false)).toBe('l')
    expect(comboOf(press({ key: 'т', code: 'KeyN', ctrlKey: true }), false)).toBe('mod+n')
  })

  it('work on layouts that have letters where others have digits or a comma', () => {
    expect(comboOf(press({ key: 'б', code: 'Comma', ctrlKey: true }), false)).toBe('mod+,')
    expect(comboOf(press({ key: 'ą', code: 'Digit1' }), false)).toBe('1')
    expect(comboOf(press({ key: 'õ', code: 'BracketRight' }), false)).toBe('õ')
  })

  it('go by the letter on a Latin layout, wherever it is', () => {
    expect(comboOf(press({ key: 'l', code: 'KeyP' }), false)).toBe('l')
  })

  it('are the sign where it takes Shift to write it', () => {
    expect(comboOf(press({ key: '/', code: 'Digit7', shiftKey: true }), false)).toBe('/')
    expect(comboOf(press({ key: '?', code: 'Slash', shiftKey: true }), false)).toBe('?')
    expect(comboOf(press({ key: 'L', code: 'KeyL', shiftKey: true, ctrlKey: true }), false)).toBe('mod+shift+l')
  })

  it('are told the way each system writes them', () => {
    expect(comboLabel('mod+enter', false)).toBe('Ctrl+Enter')
    expect(comboLabel('mod+enter', true)).toBe('⌘↩')
    expect(ariaKeys('mod+n', true)).toBe('Meta+N')
    expect(ariaKeys('escape', false)).toBe('Escape')
  })

  it('belong to one action each', () => {
    expect(new Set(Object.values(actionKeys)).size).toBe(Object.keys(actionKeys).length)
  })

  it('with Shift or Alt are something else', () => {
    expect(comboOf(press({ key: 'L', code: 'KeyL', shiftKey: true }), false)).toBe('')
    expect(comboOf(press({ key: 'l', code: 'KeyL', altKey: true }), false)).toBe('')
  })
})

describe('moving in the list', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 5, 15],
    ['Home', 50, 0],
    ['End', 0, 99]
  ])('%s from %i goes to %i', (key, from, to) => {
    expect(stepFor(key, from, 100, 10)).toBe(to)
  })

  it('leaves other keys alone', () => {
    expect(stepFor('x', 5, 100, 10)).toBeNull()
  })
})
