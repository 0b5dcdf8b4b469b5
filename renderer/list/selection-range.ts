import type { RequestRow } from '../../preload/contract/request.ts'
import type { Stretch } from './page-cache.ts'
import { setChosen } from './selection-store.ts'

const stretch = (one: number, other: number): Stretch => ({ from: Math.min(one, other), to: Math.max(one, other) })

/**
 * Chooses rows from one to another, as Shift does it: what is extended too far is taken back on the way back. `rows`
 * returns the rows of a stretch, null when they cannot be read.
 */
export function createRange(rows: (stretch: Stretch) => Promise<RequestRow[] | null>) {
  let range: { anchor: number; last: number } | null = null
  return {
    /** The next range begins wherever it is begun. */
    end(): void {
      range = null
    },
    /** Chooses all rows to `to`, from where the range began or, when it has not, from `from`. */
    async extend(from: number, to: number): Promise<void> {
      const { anchor, last } = range ?? { anchor: from, last: from }
      range = { anchor, last: to }
      const [before, wanted] = await Promise.all([rows(stretch(anchor, last)), rows(stretch(anchor, to))])
      if (before === null || wanted === null) return
      setChosen(before.map(idOf), false)
      setChosen(wanted.map(idOf), true)
    }
  }
}

const idOf = ({ id }: RequestRow): string => id
