import { describe, expect, it } from 'vitest'
import { keyMeaning } from '../../../renderer/proof/preview-keys.ts'

type Press = Parameters<typeof keyMeaning>[0]

const usual = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false }

const meaning = (key: string, part: Partial<Press> = {}, isTyped = false) =>
  keyMeaning({ key, ...usual, ...part }, isTyped)

describe('keys while a proof is looked at', () => {
  it.each([
    ['Escape', 'close'],
    ['+', 'zoomIn'],
    ['=', 'zoomIn'],
    ['-', 'zoomOut'],
    ['w', 'fitWidth'],
    ['h', 'fitPage'],
    ['/', 'find'],
    ['p', 'print']
  ])('%s means %s', (key, deed) => {
    expect(meaning(key)).toBe(deed)
  })

  it('work on a layout without Latin letters', () => {
    expect(meaning('з', { code: 'KeyP' })).toBe('print')
  })

  it('with Ctrl find, and print nothing', () => {
    expect(meaning('f', { ctrlKey: true })).toBe('find')
    expect(meaning('p', { ctrlKey: true })).toBeNull()
  })

  it('held down go on zooming, but never print twice', () => {
    expect(meaning('+', { repeat: true })).toBe('zoomIn')
    expect(meaning('p', { repeat: true })).toBeNull()
  })

  it('are letters where they are typed', () => {
    for (const key of ['p', 'w', '/', '-']) expect(meaning(key, {}, true)).toBeNull()
    expect(meaning('Escape', {}, true)).toBe('close')
  })

  it('leave to the browser what scrolls', () => {
    for (const key of ['ArrowDown', 'PageDown', ' ', 'Home', 'Tab']) expect(meaning(key)).toBeNull()
  })
})
