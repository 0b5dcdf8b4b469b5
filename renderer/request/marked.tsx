import type { SignRange } from '../../common/words/request-views.ts'
import classes from './marked.module.css'

/** A text in which some parts are marked: by a line below and their weight, not by colour alone. */
export function Marked({ text, ranges }: { text: string; ranges: readonly SignRange[] }) {
  const edges = [0, ...ranges.flat(), text.length]
  const parts = edges.slice(1).map((end, index) => ({ at: edges[index] ?? 0, end, isMarked: index % 2 === 1 }))
  return parts
    .filter(({ at, end }) => end > at)
    .map(({ at, end, isMarked }) => {
      const part = text.slice(at, end)
      return isMarked ? (
        <mark key={at} className={classes.mark}>
          {part}
        </mark>
      ) : (
        <span key={at}>{part}</span>
      )
    })
}
