/** What the office accepts, as kept by this desk. */

import { acceptance } from '../../common/settings/acceptance.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { knownMethods } from '../../common/words/methods.ts'
import { type ConcernFound, judge } from '../outcome/judge.ts'
import type { RequestOutcome } from '../outcome/of.ts'
import type { Store } from '../store/open-store.ts'

/** The office's acceptance policy. */
export const policySetting = keptSetting(acceptance)

/** What speaks against accepting an outcome; nothing while there is none. `now` in milliseconds since 1970 UTC. */
export function concernsAbout(
  store: Pick<Store, 'settings'>,
  outcome: RequestOutcome | null,
  now: number
): ConcernFound[] {
  return outcome ? judge(outcome, store.settings.get(policySetting), knownMethods, now) : []
}
