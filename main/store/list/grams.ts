/**
 * Which rows have a sign in their text, and which have two signs side by side: one bit per row for each sign and each
 * pair. A row that lacks any sign or pair of a word cannot have the word. For a word of one or two signs the bits alone
 * tell which rows have it. Numbers that lie side by side are read much faster than texts that lie anywhere in memory.
 */

// Signs that are told apart; any other is looked for in the texts themselves.
const known = "abcdefghijklmnopqrstuvwxyz0123456789абвгдежзийклмнопрстуфхцчшщъыьэюя -/.,'"
const numbers = known.length + 1

/** The number of a sign by its code: from 1 for those that are told apart, 0 for all others. */
const numberOf = Uint8Array.from({ length: 0x1_00_00 }, (_, code) => known.indexOf(String.fromCharCode(code)) + 1)

// Enough for 32,000 rows; more is made where they are more.
const firstLength = 1024

/** One bit per row: that of row 35 is the fourth of the second number. Rows beyond its end have none. */
type RowBits = Int32Array

/** The signs and pairs of a list's texts. A sign alone is the pair of 0 and the sign. */
export type Grams = (RowBits | undefined)[]

/** Those of no rows. */
export const noGrams = (): Grams => new Array(numbers * numbers)

/** Says that a row has this text, beside what it has already. */
export function addGrams(grams: Grams, row: number, text: string): void {
  eachGram(text, (gram) => {
    const bits = withRoomFor(grams, gram, row >> 5)
    bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31))
  })
}

/** Says that a row does not have this text any more. */
export function removeGrams(grams: Grams, row: number, text: string): void {
  eachGram(text, (gram) => {
    const bits = grams[gram]
    if (bits !== undefined) bits[row >> 5] = (bits[row >> 5] ?? 0) & ~(1 << (row & 31))
  })
}

function eachGram(text: string, visit: (gram: number) => void): void {
  let before = 0
  for (let index = 0; index < text.length; index++) {
    const sign = numberOf[text.charCodeAt(index)] ?? 0
    if (sign !== 0) visit(sign)
    if (sign !== 0 && before !== 0) visit(before * numbers + sign)
    before = sign
  }
}

function withRoomFor(grams: Grams, gram: number, place: number): RowBits {
  const bits = grams[gram]
  if (bits !== undefined && place < bits.length) return bits
  const longer = new Int32Array(Math.max(firstLength, 2 * place))
  if (bits !== undefined) longer.set(bits)
  grams[gram] = longer
  return longer
}

/** Whether the rows that may have a word do have it. */
export const isOwnGram = (word: string): boolean => word.length <= 2 && [...word].every((sign) => known.includes(sign))

/** Those of `rows` that have every sign and pair of `word`, in the order in which they were given. */
export function rowsWithGrams(grams: Grams, rows: Int32Array, word: string): Int32Array {
  const bits = bitsOfAll(grams, word)
  if (bits === null) return rows
  const found = new Int32Array(rows.length)
  let count = 0
  // Not by a function for each row: that takes five times as long.
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if ((((bits[row >> 5] ?? 0) >> (row & 31)) & 1) === 1) found[count++] = row
  }
  return found.subarray(0, count)
}

/** The bits of the rows that have all of a word's signs and pairs; null where it has none that are told apart. */
function bitsOfAll(grams: Grams, word: string): RowBits | null {
  let common: RowBits | null = null
  eachGram(word, (gram) => {
    const bits = grams[gram] ?? new Int32Array(0)
    common = common === null ? bits : inBoth(common, bits)
  })
  return common
}

function inBoth(some: RowBits, others: RowBits): RowBits {
  const common = new Int32Array(Math.min(some.length, others.length))
  for (let place = 0; place < common.length; place++) common[place] = (some[place] ?? 0) & (others[place] ?? 0)
  return common
}
