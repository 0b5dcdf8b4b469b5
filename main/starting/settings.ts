/** How the app begins and closes, as the store keeps it. */
import { keptSetting } from '../../common/settings/schema.ts'
import { starting } from '../../common/settings/starting.ts'

/** How that is kept. */
export const startingSetting = keptSetting(starting)
