/** What the office accepts, as kept by this desk. */

import { knownMethods } from '../../preload/known.ts'
import { type AcceptancePolicy, acceptancePolicy } from '../../preload/shapes-decision.ts'
import { compareClaims } from '../eeid/compare.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { type ConcernFound, judge } from '../outcome/judge.ts'
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

/** What speaks against accepting a request; nothing while it is not completed. `now` in milliseconds since 1970 UTC. */
export function concernsAbout(
  store: Pick<Store, 'settings'>,
  request: EeidRequest | undefined,
  now: number
): ConcernFound[] {
  const outcome = request ? compareClaims(request) : null
  return outcome ? judge(outcome, store.settings.get(policySetting), knownMethods, now) : []
}
