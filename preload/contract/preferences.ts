/** The calls about what the clerk chose about the app itself. */

import { z } from 'zod'
import { appearance } from '../../common/settings/appearance.ts'
import { fieldsOf } from '../../common/settings/schema.ts'
import { call, nothing } from './call.ts'

/** What the clerk chose about the app itself, and where they were last. */
export const preferences = z.object({
  ...fieldsOf(appearance),
  /** The service that was in use last; null until one was chosen among several. */
  serviceId: z.string().max(64).nullable()
})

export type Preferences = z.infer<typeof preferences>

/** Every call of `preferences`. */
export const preferencesCalls = {
  get: call(nothing, preferences),
  set: call(preferences.partial(), preferences)
}
