/** For whom the store keeps what it keeps: whoever works at the desk, or whoever wanted what is done only now. */
import type { Author } from './ledger/audit.ts'

/** Who is named as author now, and how to name another one. */
export type Authorship = {
  author: Author
  /**
   * Does `work` in the name of whoever wanted it, though somebody else may be at the desk by now, or nobody. An empty
   * name is the desk's own. `work` must not wait for anything: what is done meanwhile would get the same author.
   */
  onBehalfOf: <T>(author: string, work: () => T) => T
}

/** Names whoever works at the desk until told otherwise. */
export function authorship(atTheDesk: Author): Authorship {
  let named: string | null = null
  return {
    author: () => named ?? atTheDesk(),
    onBehalfOf(author, work) {
      const before = named
      named = author
      try {
        return work()
      } finally {
        named = before
      }
    }
  }
}
