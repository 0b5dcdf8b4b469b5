/** How the office has chosen to file. */
import { z } from 'zod'
import type { Setting } from '../store/settings.ts'

/** How the office files. */
export type FilingChoice = {
  when: 'off' | 'completion' | 'accept'
  /** Null until the office has chosen one. */
  folder: string | null
  template: string
  /** Whether a `manifest-sha256.txt` is kept beside the proofs. */
  manifest: boolean
  /** Proofs that came, or were accepted, before are not filed by themselves; milliseconds since 1970 UTC. */
  since: number
}

/** The choice as it is kept. */
export const filingSetting: Setting<FilingChoice> = {
  name: 'filing',
  shape: z.object({
    when: z.enum(['off', 'completion', 'accept']),
    folder: z.string().nullable(),
    template: z.string(),
    manifest: z.boolean(),
    since: z.number()
  }),
  initial: { when: 'off', folder: null, template: '{date}/{reference} {family_name}.pdf', manifest: false, since: 0 }
}

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
