/** Whether the app looks for newer versions: what was chosen, and what of it is in force. */
import type { KeptOf } from '../../common/settings/declare.ts'
import type { Policy } from '../../common/settings/policy.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { updates } from '../../common/settings/updates.ts'

/** How that is kept. */
export const updatesSetting = keptSetting(updates)

/** What was chosen. */
export type UpdateSettings = KeptOf<typeof updates>

/**
 * The mode in force. Under a policy it is off unless the policy itself has fixed another one: whoever rolls the app out
 * rolls its versions out. Where this installation cannot install by itself, a newer version is only told of.
 */
export function modeInForce(chosen: UpdateSettings, policy: Policy, canInstall: boolean): UpdateSettings['mode'] {
  const isUnderPolicy = policy.source !== null && !Object.hasOwn(policy.locked, 'updates.mode')
  const mode = isUnderPolicy ? 'off' : chosen.mode
  return mode === 'install' && !canInstall ? 'tell' : mode
}
