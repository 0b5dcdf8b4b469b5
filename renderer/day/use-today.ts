import { useEffect, useState } from 'react'
import type { TodayCounts } from '../../common/words/numbers.ts'
import { desk } from '../state/desk.ts'
import { isInScope } from '../state/desk-store.ts'
import { soon } from '../ui/soon.ts'
import { ask } from '../ui/surprise.ts'

/** Many changes in a row make one counting: nobody reads numbers faster. */
const restMs = 300

/** Midnight passes without a word from main. */
const everyMs = 60_000

/** What came of today so far; null until it was counted once. */
export function useToday(scope: string): TodayCounts | null {
  const [counts, setCounts] = useState<TodayCounts | null>(null)
  useEffect(() => {
    let isStopped = false
    async function count() {
      const outcome = await ask(() => desk().reports.today({ serviceId: scope }))
      if (!isStopped && outcome?.ok) setCounts(outcome.value)
    }
    const again = soon(() => void count(), restMs)
    const stops = [
      desk().on.requestsChanged((changed) => isInScope(scope, changed.serviceId) && again.ask()),
      desk().on.filingChanged(() => again.ask())
    ]
    const timer = setInterval(again.ask, everyMs)
    void count()
    return () => {
      isStopped = true
      again.stop()
      clearInterval(timer)
      for (const stop of stops) stop()
    }
  }, [scope])
  return counts
}
