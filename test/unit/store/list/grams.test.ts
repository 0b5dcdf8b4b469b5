import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addGrams, isOwnGram, noGrams, removeGrams, rowsWithGrams } from '../../../../main/store/list/grams.ts'

// Signs that are told apart, and some that are not; one of them is two code units.
const sign = fc.constantFrom('a', 'b', 'ж', '1', '-', ' ', '\n', 'ķ', '😀')
const written = (maxLength: number) => fc.array(sign, { minLength: 1, maxLength }).map((signs) => signs.join(''))

// Beside each other, in one number and in the next; and so far away that there is no room for them yet.
const row = fc.oneof(fc.nat(70), fc.constantFrom(32_767, 32_768, 70_000))

// So many rows have bits, and as few as a list has at first.
const last = fc.constantFrom(0, 70_000)

test('passes over no row that has a word, and finds one or two signs without a look at the texts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, written(12)), { maxLength: 40 }), written(4), last, (puts, word, highest) => {
      const grams = noGrams(highest)
      const texts = new Map<number, string>()
      for (const [number, text] of puts) {
        removeGrams(grams, number, texts.get(number) ?? '')
        addGrams(grams, number, text)
        texts.set(number, text)
      }
      const rows = Int32Array.from(texts.keys())
      const having = rows.filter((number) => texts.get(number)?.includes(word))
      const mayHave = rowsWithGrams(grams, rows, word)
      if (isOwnGram(word)) expect(mayHave).toEqual(having)
      else expect([...mayHave]).toEqual(expect.arrayContaining([...having]))
    }),
    { numRuns: 500 }
  )
})

test('passes over what has all signs of a word but not beside each other', () => {
  const grams = noGrams()
  addGrams(grams, 1, 'mari tamm')
  addGrams(grams, 2, 'imre atam')
  expect([...rowsWithGrams(grams, Int32Array.of(2, 1), 'mari')]).toEqual([1])
  expect([...rowsWithGrams(grams, Int32Array.of(2, 1), 'tam')]).toEqual([2, 1])
})

test('a sign that few rows have takes no bit of every row', () => {
  const rows = 100_000
  const grams = noGrams(rows)
  for (let row = 0; row < rows; row++) addGrams(grams, row, row % 100 === 0 ? 'ab' : 'cd')
  const bytes = grams.rowsOf.map((some) => (some instanceof Int32Array ? some : some?.rows)?.byteLength ?? 0)
  const taken = bytes.reduce((sum, one) => sum + one, 0)
  // c, d and cd: a bit of every row. a, b and ab: the numbers of a thousand rows, with room for half as many more.
  expect(taken).toBeLessThan(3 * (rows / 8 + 8) + 3 * 1_000 * 4 * 1.5 + 100)
})

test('knows of no word longer than two signs, or with a sign that is not told apart, by the bits alone', () => {
  expect(['a', 'ma', 'ж1', '/-'].map(isOwnGram)).toEqual([true, true, true, true])
  expect(['mar', 'ķ', 'aķ', '😀', 'A'].map(isOwnGram)).toEqual([false, false, false, false, false])
})
