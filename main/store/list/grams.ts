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

/** One bit per row: that of row 35 is the fourth of the second number. Rows beyond its end have none. */
type RowBits = Int32Array

/** The rows of a sign or pair that few have, each once, in no order; those from `count` on mean nothing. */
type FewRows = { rows: Int32Array; count: number }

/** The signs and pairs of a list's texts. A sign alone is the pair of 0 and the sign. */
export type Grams = {
  rowsOf: (RowBits | FewRows | undefined)[]
  /** How many bits are made for a sign that many have. */
  bits: number
}

// As many as a number has bits: so many rows of each take as much memory as a bit of every row.
const rowsOfNumber = 32
const firstFew = 8
const leastBits = 32_768

/** Those of no rows; `last` is the highest number that a row is known to have. */
export const noGrams = (last = 0): Grams => ({
  rowsOf: new Array(numbers * numbers),
  bits: Math.max(leastBits, last + 1)
})

const isBits = (rows: RowBits | FewRows): rows is RowBits => rows instanceof Int32Array

/** Says that a row has this text, beside what it has already. */
export function addGrams(grams: Grams, row: number, text: string): void {
  grams.bits = Math.max(grams.bits, row + 1)
  eachGram(text, (gram) => {
    const rows = grams.rowsOf[gram] ?? { rows: new Int32Array(firstFew), count: 0 }
    grams.rowsOf[gram] = isBits(rows) ? withBit(rows, row) : withRow(rows, row, grams.bits)
  })
}

function withBit(bits: RowBits, row: number): RowBits {
  const place = row >> 5
  const longer = place < bits.length ? bits : copied(bits, Math.ceil((place + 1) * 1.125))
  longer[place] = (longer[place] ?? 0) | (1 << (row & 31))
  return longer
}

function withRow(few: FewRows, row: number, bits: number): RowBits | FewRows {
  // A text has a pair more than once, one time after the other.
  if (few.count > 0 && few.rows[few.count - 1] === row) return few
  if (few.count * rowsOfNumber >= bits) return withBit(bitsOf(few, bits), row)
  if (few.count === few.rows.length) few.rows = copied(few.rows, Math.ceil(few.count * 1.5))
  few.rows[few.count++] = row
  return few
}

function copied(numbers: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length)
  longer.set(numbers)
  return longer
}

function bitsOf({ rows, count }: FewRows, bits: number): RowBits {
  const all = new Int32Array((bits + 31) >> 5)
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0
    all[row >> 5] = (all[row >> 5] ?? 0) | (1 << (row & 31))
  }
  return all
}

/** Says that a row does not have this text any more. */
export function removeGrams(grams: Grams, row: number, text: string): void {
  eachGram(text, (gram) => {
    const rows = grams.rowsOf[gram]
    if (rows === undefined) return
    if (isBits(rows)) rows[row >> 5] = (rows[row >> 5] ?? 0) & ~(1 << (row & 31))
    else removeRow(rows, row)
  })
}

function removeRow(few: FewRows, row: number): void {
  const at = few.rows.indexOf(row)
  if (at === -1 || at >= few.count) return
  few.count -= 1
  few.rows[at] = few.rows[few.count] ?? 0
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
    const rows = grams.rowsOf[gram] ?? new Int32Array(0)
    const bits = isBits(rows) ? rows : bitsOf(rows, grams.bits)
    common = common === null ? bits : inBoth(common, bits)
  })
  return common
}

function inBoth(some: RowBits, others: RowBits): RowBits {
  const common = new Int32Array(Math.min(some.length, others.length))
  for (let place = 0; place < common.length; place++) common[place] = (some[place] ?? 0) & (others[place] ?? 0)
  return common
}
