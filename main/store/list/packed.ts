/**
 * The texts of rows in arrays of bytes, one byte for a sign. As strings a million of them take half as much memory again, and
 * keep V8 busy each time it tidies its memory up.
 */

// Signs have the codes from 1 to 255, in the order in which they are first met.
const mostCodes = 255

const chunkBits = 20
const chunkSize = 1 << chunkBits

// Enough for many rows; more is made where they are more.
const firstRows = 4096

/** The texts of rows, by the row's number. A row that has none holds no word. */
export type PackedTexts = {
  /** One more than the highest number that a row has had. */
  rows(): number
  /** A row has this text, and no longer the one that it had. */
  put(row: number, text: string): void
  /** A row has no text any more. */
  remove(row: number): void
  /** The text of a row; empty where it has none. */
  textOf(row: number): string
  /** Those of `rows` whose text has `word` in it, in the order in which they were given. `word` has one sign at least. */
  rowsWithWord(rows: Int32Array, word: string): Int32Array
  /** Whether more of the memory is taken by texts that were replaced than by those that are there. */
  isWasteful(): boolean
}

/** A word as it lies in the bytes, the place in it of the sign that is rarest in all texts, and that sign four times as one number. */
type PackedWord = { bytes: Uint8Array; rarest: number; fourTimes: number }

/** A piece of the memory, as bytes and as numbers of four bytes each. */
type Chunk = { bytes: Uint8Array; numbers: Int32Array }

const chunkOf = (bytes: Uint8Array<ArrayBuffer>): Chunk => ({ bytes, numbers: new Int32Array(bytes.buffer) })

/** None yet. */
export function packedTexts(): PackedTexts {
  const codes = new Uint8Array(0x1_00_00)
  const signs: string[] = ['']
  /** How often each code has been put: a word is looked for by its rarest sign. */
  const counts = new Uint32Array(mostCodes + 1)
  const chunks: Chunk[] = []
  let [starts, lengths] = [new Uint32Array(firstRows), new Uint16Array(firstRows)]
  /** Texts that are too long, or have more signs than there are codes, as they are. */
  const whole = new Map<number, string>()
  let [rows, end, wasted] = [0, 0, 0]

  function codeOf(unit: number): number {
    const known = codes[unit] ?? 0
    if (known !== 0 || signs.length > mostCodes) return known
    codes[unit] = signs.length
    signs.push(String.fromCharCode(unit))
    return signs.length - 1
  }

  function makeRoomFor(row: number): void {
    rows = Math.max(rows, row + 1)
    if (row < starts.length) return
    const length = Math.max(row + 1, Math.ceil(starts.length * 1.25))
    const [moreStarts, moreLengths] = [new Uint32Array(length), new Uint16Array(length)]
    moreStarts.set(starts)
    moreLengths.set(lengths)
    ;[starts, lengths] = [moreStarts, moreLengths]
  }

  /** Where so many bytes lie side by side; each text begins with a number of four bytes. */
  function placeFor(length: number): number {
    end += -end & 3
    const inChunk = end & (chunkSize - 1)
    const isFull = inChunk + length > chunkSize
    const place = isFull ? end - inChunk + chunkSize : end
    if (isFull || inChunk === 0) chunks[place >>> chunkBits] ??= chunkOf(new Uint8Array(chunkSize))
    end = place + length
    return place
  }

  /** False where it cannot be packed. */
  function pack(row: number, text: string): boolean {
    if (text.length > 0xff_ff) return false
    const place = placeFor(text.length)
    const [chunk, from] = [chunks[place >>> chunkBits]?.bytes ?? new Uint8Array(), place & (chunkSize - 1)]
    for (let index = 0; index < text.length; index++) {
      const code = codeOf(text.charCodeAt(index))
      if (code === 0) {
        end = place
        return false
      }
      chunk[from + index] = code
      counts[code] = (counts[code] ?? 0) + 1
    }
    starts[row] = place
    lengths[row] = text.length
    return true
  }

  function remove(row: number): void {
    if (row >= rows) return
    const [place, length] = [starts[row] ?? 0, lengths[row] ?? 0]
    const from = place & (chunkSize - 1)
    // What was erased is not to be read there.
    chunks[place >>> chunkBits]?.bytes.fill(0, from, from + length)
    wasted += length
    lengths[row] = 0
    whole.delete(row)
  }

  /** Undefined where no packed text has one of its signs. */
  function packedWord(word: string): PackedWord | undefined {
    const packed = Uint8Array.from({ length: word.length }, (_, index) => codes[word.charCodeAt(index)] ?? 0)
    if (packed.includes(0)) return undefined
    const often = Array.from(packed, (code) => counts[code] ?? 0)
    const rarest = often.indexOf(Math.min(...often))
    return { bytes: packed, rarest, fourTimes: Math.imul(packed[rarest] ?? 0, 0x01_01_01_01) }
  }

  return {
    rows: () => rows,
    put(row, text) {
      remove(row)
      makeRoomFor(row)
      if (!pack(row, text)) whole.set(row, text)
    },
    remove,
    textOf(row) {
      const place = starts[row] ?? 0
      const from = place & (chunkSize - 1)
      const bytes = chunks[place >>> chunkBits]?.bytes.subarray(from, from + (lengths[row] ?? 0)) ?? []
      let text = whole.get(row) ?? ''
      for (const code of bytes) text += signs[code] ?? ''
      return text
    },
    rowsWithWord(among, word) {
      const packed = packedWord(word)
      const found = new Int32Array(among.length)
      let count = 0
      // Not by a function for each row: that takes several times as long.
      for (let index = 0; index < among.length; index++) {
        const row = among[index] ?? 0
        const place = starts[row] ?? 0
        const isFound =
          packed !== undefined && isIn(chunks[place >>> chunkBits], place & (chunkSize - 1), lengths[row] ?? 0, packed)
        if (isFound || (whole.size > 0 && whole.get(row)?.includes(word) === true)) found[count++] = row
      }
      return found.subarray(0, count)
    },
    isWasteful: () => wasted > chunkSize && 2 * wasted > end
  }
}

/**
 * Whether a word is among the `length` bytes from a place on, which is one of a number. Four bytes are looked at in one piece: most have
 * not the sign, and looking at each by itself takes three times as long.
 */
function isIn(chunk: Chunk | undefined, from: number, length: number, { bytes: word, rarest, fourTimes }: PackedWord) {
  if (chunk === undefined) return false
  const { bytes, numbers } = chunk
  const [first, last] = [from + rarest, from + length - word.length + rarest]
  for (let at = first >> 2; at <= last >> 2; at++) {
    const other = (numbers[at] ?? 0) ^ fourTimes
    // Not 0 where one of the four bytes is 0: those are the sign's.
    if (((other - 0x01_01_01_01) & ~other & 0x80_80_80_80) === 0) continue
    const end = Math.min(last, 4 * at + 3)
    for (let place = Math.max(first, 4 * at); place <= end; place++) if (isAt(bytes, place - rarest, word)) return true
  }
  return false
}

function isAt(bytes: Uint8Array, from: number, word: Uint8Array): boolean {
  let same = 0
  while (same < word.length && bytes[from + same] === word[same]) same++
  return same === word.length
}
