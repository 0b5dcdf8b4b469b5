/** The calls about what the clerk chose about the app itself. */

import { z } from 'zod'
import { languages } from '../../common/words/languages.ts'
import { call, nothing } from './call.ts'

/** What the clerk chose about the app itself; `null` follows the system. */
export const preferences = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  /** How high the rows of the list are. */
  rows: z.enum(['comfortable', 'compact']),
  /** The service that was in use last; null until one was chosen among several. */
  serviceId: z.string().max(64).nullable()
})

export type Preferences = z.infer<typeof preferences>

/** Every call of `preferences`. */
export const preferencesCalls = {
  get: call(nothing, preferences),
  set: call(preferences.partial(), preferences)
}
