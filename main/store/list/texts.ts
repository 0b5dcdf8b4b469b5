/** What a search looks through, in memory: walking through SQLite's pages takes several times as long. */
import type { Connection } from '../connection.ts'
import { isOwnLetter, noteLetters, numbersEach, rowsThat, rowsWithLetters } from './letters.ts'

/** The folded text of every row of the list, and its letters, by the row's number. */
export type Texts = {
  /** Undefined where there is no such row. */
  texts: (string | undefined)[]
  /** `numbersEach` numbers for a row; none of their bits where there is no such row. */
  letters: Int32Array
}

const none = (): Texts => ({ texts: [], letters: new Int32Array(numbersEach * 1024) })

function put(kept: Texts, row: number, text: string): void {
  const from = row * numbersEach
  if (from + numbersEach > kept.letters.length) {
    const longer = new Int32Array(2 * (from + numbersEach))
    longer.set(kept.letters)
    kept.letters = longer
  }
  kept.texts[row] = text
  noteLetters(text, kept.letters, from)
}

/** The texts of the list's table, read whole at first use and then kept at what the table says. */
export function listTexts(connection: Connection) {
  // From an index that carries them: a third of the pages of the table.
  const read = connection
    .prepare<[], [number, string]>('SELECT row, text FROM cache.listed INDEXED BY listed_created')
    .raw()
  let kept: Texts | undefined

  function load(): Texts {
    const all = none()
    for (const [row, text] of read.iterate()) put(all, row, text)
    return all
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
      if (kept) put(kept, row, text)
    },
    /** A row is gone. */
    remove(row: number): void {
      if (!kept) return
      kept.texts[row] = undefined
      noteLetters('', kept.letters, row * numbersEach)
    },
    /** What is kept may be wrong, and is read anew at the next use. */
    forget(): void {
      kept = undefined
    }
  }
}

/** Those of `rows` whose text has every one of `words` in it, in the order in which they were given. */
export const rowsWith = (all: Texts, rows: Int32Array, words: readonly string[]): Int32Array =>
  words.reduce((left, word) => rowsWithWord(all, left, word), rows)

function rowsWithWord({ texts, letters }: Texts, rows: Int32Array, word: string): Int32Array {
  const mayHave = rowsWithLetters(letters, rows, word)
  return isOwnLetter(word) ? mayHave : rowsThat(mayHave, (row) => texts[row]?.includes(word) === true)
}
