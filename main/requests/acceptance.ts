/** What the office accepts, as kept by this desk. */

import { knownMethods } from '../../common/words/methods.ts'
import { type AcceptancePolicy, acceptancePolicy } from '../../preload/contract/decisions.ts'
import { type ConcernFound, judge } from '../outcome/judge.ts'
import type { RequestOutcome } from '../outcome/of.ts'
import type { Setting } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'

const initial: AcceptancePolicy = {
  minimumAcr: 'none',
  methods: [...knownMethods],
  otherMethods: true,
  warnBeforeDays: 30
}

/** The office's acceptance policy. Until somebody chooses, everything is accepted, and an end within 30 days is told. */
export const policySetting: Setting<AcceptancePolicy> = { name: 'acceptance', shape: acceptancePolicy, initial }

/** What speaks against accepting an outcome; nothing while there is none. `now` in milliseconds since 1970 UTC. */
export function concernsAbout(
  store: Pick<Store, 'settings'>,
  outcome: RequestOutcome | null,
  now: number
): ConcernFound[] {
  return outcome ? judge(outcome, store.settings.get(policySetting), knownMethods, now) : []
}
