/** Whether the app looks for newer versions: what was chosen, and what of it is in force. */
import type { KeptOf } from '../../common/settings/declare.ts'
import type { Policy } from '../../common/settings/policy.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { updates } from '../../common/settings/updates.ts'
import type { PolicyRefusal } from '../../common/words/app/policy.ts'

/** How that is kept. */
export const updatesSetting = keptSetting(updates)

/** What was chosen. */
export type UpdateSettings = KeptOf<typeof updates>

/** The policy of this computer. `refused`: there is one, and nothing of it counts. */
export type PolicyThere = { policy: Policy; refused: PolicyRefusal | null }

/**
 * Whether a policy keeps the app from looking. Under one it is off unless the policy itself has fixed another mode: whoever
 * rolls the app out rolls its versions out. One that does not count may have said that it stays off.
 */
export const isOffByPolicy = ({ policy: { source, locked }, refused }: PolicyThere): boolean =>
  refused !== null || (source !== null && !Object.hasOwn(locked, 'updates.mode'))

/**
 * The mode in force. Where this installation cannot install by itself, a newer version is only told of.
 */
export function modeInForce(chosen: UpdateSettings, policy: PolicyThere, canInstall: boolean): UpdateSettings['mode'] {
  const mode = isOffByPolicy(policy) ? 'off' : chosen.mode
  return mode === 'install' && !canInstall ? 'tell' : mode
}
