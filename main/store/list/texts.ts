/** What a search looks through, in memory: walking through SQLite's pages takes several times as long. */
import type { Connection } from '../connection.ts'

/** The folded text of every row of the list, by the row's number; undefined where there is no such row. */
export type Texts = readonly (string | undefined)[]

/** The texts of the list's table, read whole at first use and then kept at what the table says. */
export function listTexts(connection: Connection) {
  // From an index that carries them: a third of the pages of the table.
  const read = connection
    .prepare<[], [number, string]>('SELECT row, text FROM cache.listed INDEXED BY listed_created')
    .raw()
  let kept: (string | undefined)[] | undefined

  function load(): (string | undefined)[] {
    const texts: (string | undefined)[] = []
    for (const [row, text] of read.iterate()) texts[row] = text
    return texts
  }

  return {
    /** All of them. */
    all(): Texts {
      // What a transaction sees may be undone.
      if (connection.inTransaction) return load()
      kept ??= load()
      return kept
    },
    /** A row says something else now, or is new. */
    put(row: number, text: string): void {
      if (kept) kept[row] = text
    },
    /** A row is gone. */
    remove(row: number): void {
      if (kept) kept[row] = undefined
    },
    /** What is kept may be wrong, and is read anew at the next use. */
    forget(): void {
      kept = undefined
    }
  }
}

/** Those of `rows` whose text has every one of `words` in it, in the order in which they were given. */
export const rowsWith = (texts: Texts, rows: readonly number[], words: readonly string[]): readonly number[] =>
  words.reduce((left, word) => left.filter((row) => texts[row]?.includes(word)), rows)
