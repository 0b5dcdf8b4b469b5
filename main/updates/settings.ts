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
 * Whether a policy keeps the app from looking. Under one it is off unless the policy itself has fixed another mode: whoever
 * rolls the app out rolls its versions out.
 */
export const isOffByPolicy = ({ source, locked }: Policy): boolean =>
  source !== null && !Object.hasOwn(locked, 'updates.mode')

/**
 * The mode in force. Where this installation cannot install by itself, a newer version is only told of.
 */
export function modeInForce(chosen: UpdateSettings, policy: Policy, canInstall: boolean): UpdateSettings['mode'] {
  const mode = isOffByPolicy(policy) ? 'off' : chosen.mode
  return mode === 'install' && !canInstall ? 'tell' : mode
}
