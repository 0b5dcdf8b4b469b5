/** What the office's days of retention are over for. */
import type { Verdict } from '../../common/words/outcomes.ts'
import type { Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { type Candidate, candidates } from './candidates.ts'
import { type RetentionDays, retentionSetting } from './settings.ts'

const dayMs = 86_400_000

/** The days that a request is kept by what was decided about it; 0: for ever. */
export function daysFor(days: RetentionDays, verdict: Verdict | null): number {
  if (verdict === null) return days.undecided
  return { accept: days.accepted, reject: days.rejected, askAgain: days.askedAgain }[verdict]
}

/** Whether the days of a request are over at `now` (milliseconds since 1970 UTC), whatever stands against erasing it. */
export function isOver(
  { verdict, endedAt }: Pick<Candidate, 'verdict' | 'endedAt'>,
  days: RetentionDays,
  now: number
): boolean {
  const kept = daysFor(days, verdict)
  return kept > 0 && now - endedAt >= kept * dayMs
}

/** Everything whose days are over, those that are held or open among it. */
export function* overBy(store: Store, now: number, days = store.settings.get(retentionSetting)): Steps<Candidate[]> {
  const over: Candidate[] = []
  if (Object.values(days).every((each) => each === 0)) return over
  yield* candidates(store, now, (each) => {
    if (isOver(each, days, now)) over.push(each)
  })
  return over
}
