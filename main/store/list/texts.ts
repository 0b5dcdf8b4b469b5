/** What a search looks through, in memory: walking through SQLite's pages takes several times as long. */
import type { Connection } from '../database/connection.ts'
import { atOnce, type Steps } from '../database/steps.ts'
import { addGrams, type Grams, isOwnGram, noGrams, removeGrams, rowsWithGrams } from './grams.ts'
import { type PackedTexts, packedTexts } from './packed.ts'

/** The folded text of every row of the list, by the row's number, and which rows have which signs and pairs of signs. */
export type Texts = { texts: PackedTexts; grams: Grams }

/** What is kept of them: the table has been read up to the row `upTo`; null once all of it was. */
type Kept = Texts & { upTo: number | null }

// A millisecond's work or two: the table's pages are opened for them.
const rowsInStep = 256

/** The texts of the list's table, read at first use and then kept at what the table says. */
export function listTexts(connection: Connection) {
  const last = connection.prepare<[], number | null>('SELECT max(row) FROM cache.listed').pluck()
  const read = connection
    .prepare<[number, number], [number, string]>(
      'SELECT row, text FROM cache.listed WHERE row > ? ORDER BY row LIMIT ?'
    )
    .raw()
  let kept: Kept | undefined

  const none = (): Kept => ({ texts: packedTexts(), grams: noGrams(last.get() ?? 0), upTo: 0 })

  /** Reads on, in steps, each for itself: between two of them other rows may be put, and the list may be closed. */
  function* complete(all: Kept): Steps<void> {
    while (all.upTo !== null && connection.open) {
      const part = read.all(all.upTo, rowsInStep)
      for (const [row, text] of part) replace(all, row, text)
      all.upTo = part.length < rowsInStep ? null : (part.at(-1)?.[0] ?? null)
      yield
    }
  }

  /** Makes them what they are to be. */
  function* prepare(): Steps<Texts> {
    // What a transaction sees may be undone.
    const all = connection.inTransaction ? none() : (kept ?? none())
    if (!connection.inTransaction) kept = all
    yield* complete(all)
    return all
  }

  return {
    /** All of them, in steps: nobody need wait for them at the first letter. */
    prepare,
    /** All of them. */
    all: (): Texts => atOnce(prepare()),
    /** A row says something else now, or is new. */
    put(row: number, text: string): void {
      if (kept) replace(kept, row, text)
      if (kept?.texts.isWasteful()) kept = undefined
    },
    /** A row is gone. */
    remove(row: number): void {
      if (kept) take(kept, row)
    },
    /** What is kept may be wrong, and is read anew at the next use. */
    forget(): void {
      kept = undefined
    }
  }
}

function replace({ texts, grams }: Kept, row: number, text: string): void {
  take({ texts, grams }, row)
  texts.put(row, shortLinesFirst(text))
  addGrams(grams, row, text)
}

function take({ texts, grams }: Texts, row: number): void {
  removeGrams(grams, row, texts.textOf(row))
  texts.remove(row)
}

/** No word goes over a line. The short ones are references and codes, which are looked for most: they are found soonest. */
const shortLinesFirst = (text: string): string =>
  text
    .split('\n')
    .sort((one, other) => one.length - other.length)
    .join('\n')

/**
 * Those of `rows` whose text has every one of `words` in it, in the order in which they were given. A word is there where
 * anything that stands for it is.
 */
export const rowsWith = (all: Texts, rows: Int32Array, words: readonly (readonly string[])[]): Int32Array =>
  words.reduce((left, some) => rowsWithAny(all, left, some), rows)

function rowsWithAny(all: Texts, rows: Int32Array, some: readonly string[]): Int32Array {
  const [first, ...others] = some.map((word) => rowsWithWord(all, rows, word))
  if (first === undefined || others.length === 0) return first ?? rows
  // Not a set: to fill one with a hundred thousand numbers takes ten times as long.
  const isFound = new Uint8Array(all.texts.rows())
  for (const found of [first, ...others]) for (const row of found) isFound[row] = 1
  return rowsThat(rows, (row) => isFound[row] === 1)
}

function rowsWithWord({ texts, grams }: Texts, rows: Int32Array, word: string): Int32Array {
  const mayHave = rowsWithGrams(grams, rows, word)
  return isOwnGram(word) ? mayHave : texts.rowsWithWord(mayHave, word)
}

/** Like `filter`, into an array whose length is known: one that grows takes five times as long for a hundred thousand. */
function rowsThat(rows: Int32Array, fits: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) if (fits(row)) found[count++] = row
  return found.subarray(0, count)
}
