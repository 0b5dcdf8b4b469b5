/** How long the office keeps requests, as the store keeps it. */
import type { KeptOf } from '../../common/settings/declare.ts'
import { retention } from '../../common/settings/retention.ts'
import { keptSetting } from '../../common/settings/schema.ts'

/** Days by decision; 0: for ever. */
export type RetentionDays = KeptOf<typeof retention>

/** How that is kept. */
export const retentionSetting = keptSetting(retention)
