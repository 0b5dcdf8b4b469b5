import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedTexts } from '../../../../main/store/list/packed.ts'

const texts = fc.array(fc.constantFrom('a', 'b', 'ж', '1', '-', ' ', '\n', 'ķ', '😀'), { minLength: 1, maxLength: 12 })
const written = texts.map((signs) => signs.join(''))
const row = fc.oneof(fc.nat(70), fc.constantFrom(4_095, 4_096, 70_000))

/** A text of that many signs, none of them twice. */
const signsFrom = (first: number, count: number) =>
  String.fromCharCode(...Array.from({ length: count }, (_, index) => first + index))

test('finds the rows that have a word in their text, as strings would', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.option(written)), { maxLength: 40 }), written, (puts, word) => {
      const packed = packedTexts()
      const plain = new Map<number, string>()
      for (const [number, text] of puts) {
        if (text === null) packed.remove(number)
        else packed.put(number, text)
        plain.set(number, text ?? '')
      }
      const rows = Int32Array.from(plain.keys())
      expect(packed.rowsWithWord(rows, word)).toEqual(rows.filter((number) => plain.get(number)?.includes(word)))
      for (const [number, text] of plain) expect(packed.textOf(number)).toBe(text)
    }),
    { numRuns: 300 }
  )
})

test('more signs than there are codes for are found all the same, and so is a text of any length', () => {
  const packed = packedTexts()
  const [few, many, long] = [signsFrom(0x4e00, 250), signsFrom(0x5e00, 250), `${'a'.repeat(70_000)}b`]
  for (const [number, text] of [few, many, long].entries()) packed.put(number, text)
  const rows = Int32Array.of(2, 1, 0)
  const found = (word: string) => [...packed.rowsWithWord(rows, word)]
  expect([found(few.slice(3, 9)), found(many.slice(200, 210)), found('ab')]).toEqual([[0], [1], [2]])
  expect([packed.textOf(0), packed.textOf(1), packed.textOf(2)]).toEqual([few, many, long])
  packed.put(1, 'a')
  packed.remove(2)
  expect([found(many.slice(200, 210)), found('a'), found('ab')]).toEqual([[], [1], []])
})

test('a word is found in one row only, also where two texts lie side by side', () => {
  const packed = packedTexts()
  packed.put(0, 'mari')
  packed.put(1, 'tamm')
  expect([...packed.rowsWithWord(Int32Array.of(0, 1), 'rita')]).toEqual([])
})

test('texts go on in another piece of the memory, and what was replaced over and over is told', () => {
  const packed = packedTexts()
  const text = (number: number) => `${number} `.padEnd(1_000, 'x')
  for (let number = 0; number < 3_000; number++) packed.put(number, text(number))
  const rows = Int32Array.from({ length: 3_000 }, (_, number) => number)
  expect([...packed.rowsWithWord(rows, '1048')]).toEqual([1_048])
  expect([packed.textOf(0), packed.textOf(2_999), packed.isWasteful()]).toEqual([text(0), text(2_999), false])
  for (const end of ['x', 'y']) for (let number = 0; number < 3_000; number++) packed.put(number, text(number) + end)
  expect([packed.isWasteful(), packed.textOf(2_999)]).toEqual([true, `${text(2_999)}y`])
})
