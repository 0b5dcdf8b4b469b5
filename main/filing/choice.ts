/** How the office has chosen to file. */
import type { KeptOf } from '../../common/settings/declare.ts'
import { filing } from '../../common/settings/filing.ts'
import { keptSetting } from '../../common/settings/schema.ts'

/** How the office files. */
export type FilingChoice = KeptOf<typeof filing>

/** The choice as it is kept. */
export const filingSetting = keptSetting(filing)

/**
 * From when on proofs are filed. A beginning in the future was noted by a clock that has been put right since: what has
 * come since the desk was opened is filed then. All in milliseconds since 1970 UTC.
 */
export const sinceByClock = ({ since }: Pick<FilingChoice, 'since'>, now: number, openedAt: number): number =>
  since > now ? openedAt : since

/**
 * The beginning of filing that is turned on now: behind everything that is there, whatever the clock says. It may be ahead,
 * and what comes once it is right would be older than now. `newest`: when the last of what is there came.
 */
export const sinceNow = (now: number, newest: number | undefined): number => Math.min(now, (newest ?? -1) + 1)
