import { describe, expect, it } from 'vitest'
import { withLetter } from '../../../renderer/list/typed-letter.ts'

const field = (value: string, from: number, to = from, maxLength = 10) => ({
  value,
  selectionStart: from,
  selectionEnd: to,
  maxLength
})
const letter = (data: string) => ({ inputType: 'insertText', data, isComposing: false })

describe('what will stand in a field once a letter is typed', () => {
  it('has it at its end, in its middle, or in place of what is selected', () => {
    expect(withLetter({ field: field('mai', 3), typed: letter('k') })).toBe('maik')
    expect(withLetter({ field: field('mai', 0), typed: letter('ä') })).toBe('ämai')
    expect(withLetter({ field: field('mai', 0, 3), typed: letter('т') })).toBe('т')
    expect(withLetter({ field: field('mai', 1, 2), typed: letter('o') })).toBe('moi')
  })

  it('is not foretold when it may not fit', () => {
    expect(withLetter({ field: field('0123456789', 10), typed: letter('x') })).toBeNull()
    expect(withLetter({ field: field('0123456789', 0, 1), typed: letter('x') })).toBe('x123456789')
    expect(withLetter({ field: field('0123456789', 10, 10, -1), typed: letter('x') })).toBe('0123456789x')
  })

  it('is not foretold of a letter that is being composed, of what is pasted or taken away, nor without a caret', () => {
    const at = field('mai', 3)
    expect(withLetter({ field: at, typed: { ...letter('k'), isComposing: true } })).toBeNull()
    expect(withLetter({ field: at, typed: { ...letter('k'), inputType: 'insertFromPaste' } })).toBeNull()
    expect(
      withLetter({ field: at, typed: { inputType: 'deleteContentBackward', data: null, isComposing: false } })
    ).toBeNull()
    expect(withLetter({ field: { ...at, selectionStart: null }, typed: letter('k') })).toBeNull()
  })
})
