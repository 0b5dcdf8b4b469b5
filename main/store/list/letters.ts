/**
 * Which letters a folded text has, as bits: what lacks a letter of a word cannot have the word in it. To look at three
 * numbers that lie side by side takes a fraction of looking at a text that lies anywhere in memory.
 */

/** How many numbers hold the letters of one text. */
export const numbersEach = 3

// Letters that have a bit of their own; all others share the bits that are left.
const own = "abcdefghijklmnopqrstuvwxyz0123456789абвгдежзийклмнопрстуфхцчшщъыьэюя -/.,'"
const bits = numbersEach * 32

const bitOf = Uint8Array.from({ length: 0x1_00_00 }, (_, code) => {
  const place = own.indexOf(String.fromCharCode(code))
  return place === -1 ? own.length + (code % (bits - own.length)) : place
})

/** Whether a word is one letter with a bit of its own: what has the bit has the word. */
export const isOwnLetter = (word: string): boolean => word.length === 1 && own.includes(word)

/** Writes the letters of `text` into the three numbers of `into` that begin at `from`. */
export function noteLetters(text: string, into: Int32Array, from: number): void {
  let [first, second, third] = [0, 0, 0]
  for (let index = 0; index < text.length; index++) {
    const bit = bitOf[text.charCodeAt(index)] ?? 0
    if (bit < 32) first |= 1 << bit
    else if (bit < 64) second |= 1 << (bit - 32)
    else third |= 1 << (bit - 64)
  }
  into[from] = first
  into[from + 1] = second
  into[from + 2] = third
}

/** Those of `rows` whose three numbers in `letters` have every letter of `word`, in the order in which they were given. */
export function rowsWithLetters(letters: Int32Array, rows: Int32Array, word: string): Int32Array {
  const wanted = new Int32Array(numbersEach)
  noteLetters(word, wanted, 0)
  const [first = 0, second = 0, third = 0] = wanted
  return rowsThat(rows, (row) => {
    const from = row * numbersEach
    const lacks =
      (first & ~(letters[from] ?? 0)) | (second & ~(letters[from + 1] ?? 0)) | (third & ~(letters[from + 2] ?? 0))
    return lacks === 0
  })
}

/** Like `filter`, into an array whose length is known: one that grows takes five times as long for a hundred thousand. */
export function rowsThat(rows: Int32Array, fits: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) if (fits(row)) found[count++] = row
  return found.subarray(0, count)
}
