/** What a search looks through, in memory: walking through SQLite's pages takes several times as long. */
import type { Connection } from '../database/connection.ts'
import { atOnce, type Steps } from '../database/steps.ts'
import { addGrams, type Grams, isOwnGram, noGrams, removeGrams, rowsWithGrams } from './grams.ts'

/** The folded text of every row of the list, by the row's number, and which rows have which signs and pairs of signs. */
export type Texts = {
  /** Undefined where there is no such row. */
  texts: (string | undefined)[]
  grams: Grams
}

/** What is kept of them: `grams` are those of the rows below `upTo`. */
type Kept = Texts & { upTo: number }

const rowsInStep = 256

/** The texts of the list's table, read whole at first use and then kept at what the table says. */
export function listTexts(connection: Connection) {
  // From an index that carries them: a third of the pages of the table.
  const read = connection
    .prepare<[], [number, string]>('SELECT row, text FROM cache.listed INDEXED BY listed_created')
    .raw()
  let kept: Kept | undefined

  function load(): Kept {
    const loaded: Kept = { texts: [], grams: noGrams(), upTo: 0 }
    for (const [row, text] of read.iterate()) loaded.texts[row] = text
    return loaded
  }

  /** Makes them what they are to be. Only the first step reads: the list may be closed meanwhile. */
  function* prepare(): Steps<Texts> {
    const all = kept ?? load()
    // What a transaction sees may be undone.
    if (!connection.inTransaction) kept = all
    yield* completing(all)
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
    },
    /** A row is gone. */
    remove(row: number): void {
      if (kept) replace(kept, row, undefined)
    },
    /** What is kept may be wrong, and is read anew at the next use. */
    forget(): void {
      kept = undefined
    }
  }
}

/** Whatever changes between two steps is not missed: the texts are looked at when their turn comes. */
function* completing(kept: Kept): Steps<void> {
  while (kept.upTo < kept.texts.length) {
    const row = kept.upTo++
    addGrams(kept.grams, row, kept.texts[row] ?? '')
    if (kept.upTo % rowsInStep === 0) yield
  }
}

function replace({ texts, grams, upTo }: Kept, row: number, text: string | undefined): void {
  if (row < upTo) {
    removeGrams(grams, row, texts[row] ?? '')
    addGrams(grams, row, text ?? '')
  }
  texts[row] = text
}

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
  const isFound = new Uint8Array(all.texts.length)
  for (const found of [first, ...others]) for (const row of found) isFound[row] = 1
  return rowsThat(rows, (row) => isFound[row] === 1)
}

function rowsWithWord({ texts, grams }: Texts, rows: Int32Array, word: string): Int32Array {
  const mayHave = rowsWithGrams(grams, rows, word)
  return isOwnGram(word) ? mayHave : rowsThat(mayHave, (row) => texts[row]?.includes(word) === true)
}

/** Like `filter`, into an array whose length is known: one that grows takes five times as long for a hundred thousand. */
function rowsThat(rows: Int32Array, fits: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) if (fits(row)) found[count++] = row
  return found.subarray(0, count)
}
