import { create } from 'zustand'
import type { ListCounts } from '../../common/words/list-query.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

/** The counts of the service in use; null until they have been read once. What was read stays until there is better. */
export const useCounts = create<{ counts: ListCounts | null }>(() => ({ counts: null }))

/** Many changes in a row make one counting, this long after the first: nobody reads numbers faster. */
const restMs = 150

/** Counts, and counts again when told that something is new. Returns how to do both, and how to stop. */
export function followCounts(serviceId: string, afterMs = restMs) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isCounting = false
  let isStale = false
  let isStopped = false

  async function count() {
    isCounting = true
    isStale = false
    const outcome = await ask(() => desk().requests.counts({ serviceId }))
    isCounting = false
    if (isStopped) return
    if (outcome?.ok) useCounts.setState({ counts: outcome.value })
    if (isStale) countSoon()
  }

  function countSoon() {
    isStale = true
    if (isCounting) return
    timer ??= setTimeout(() => {
      timer = undefined
      void count()
    }, afterMs)
  }

  useCounts.setState({ counts: null })
  void count()
  return {
    countSoon,
    stop() {
      isStopped = true
      clearTimeout(timer)
    }
  }
}
