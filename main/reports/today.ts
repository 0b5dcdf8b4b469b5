/** What came of today, for the line above the list. */
import { listVerdicts } from '../../common/words/list-query.ts'
import type { TodayCounts } from '../../common/words/numbers.ts'
import { type Days, dayAfter } from '../clock/days.ts'
import type { Store } from '../store/open-store.ts'

/** Counts the day in which `now` is (milliseconds since 1970 UTC). `files`: whether this desk puts proofs into a folder by itself. */
export function todayCounts(
  store: Pick<Store, 'list'>,
  serviceId: string,
  { now, days, files }: { now: number; days: Days; files: boolean }
): TodayCounts {
  const { tallies } = store.list
  tallies.settle()
  const day = days.of(now)
  const span = { from: days.start(day), to: days.start(dayAfter(day, 1)) }
  const decided = tallies.decided(serviceId, span)
  const [accept, reject] = [listVerdicts.indexOf('accept'), listVerdicts.indexOf('reject')]
  const sum = (fits: (group: (typeof decided)[number]) => boolean) =>
    decided.filter(fits).reduce((total, { count }) => total + count, 0)
  return {
    day,
    asked: tallies.asked(serviceId, span),
    accepted: sum(({ verdict }) => verdict === accept),
    rejected: sum(({ verdict }) => verdict === reject),
    waiting: tallies.waiting(serviceId, span),
    notFiled: files ? sum(({ verdict, filed }) => verdict === accept && filed === 0) : null
  }
}
