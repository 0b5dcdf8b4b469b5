/** Judges what is kept by today's rules, where other rules have judged it: after an update of the app. */
import { knownOf, outcomeOf } from '../outcome/of.ts'
import type { OutdatedRequest } from '../store/cache/stored-outcomes.ts'
import type { Store } from '../store/open-store.ts'
import { lacks } from './lacking.ts'
import { noteNoLonger } from './no-longer-matching.ts'

const atOnce = 500

/** Judges all of it. Returns how many have another outcome now. What was decided stays. */
export function judgeAnew(store: Store): number {
  let changed = 0
  for (let some = store.requests.outdated(atOnce); some.length > 0; some = store.requests.outdated(atOnce)) {
    const part = some
    changed += store.atomically(() => part.filter((request) => judgedOtherwise(store, request)).length)
  }
  return changed
}

function judgedOtherwise(store: Store, request: OutdatedRequest): boolean {
  const { serviceId, id } = request
  const known = knownOf(request)
  const outcome = known === undefined ? null : outcomeOf(known)
  const word = outcome?.word ?? 'notCompared'
  const isOurs = known !== undefined && known.asked !== null
  const lacking = isOurs && lacks(known.told, outcome)
  store.requests.judge({ serviceId, id, outcome: word, lacking })
  noteNoLonger(store, serviceId, id)
  return word !== request.outcome
}
