/** The calls about what the clerk chose about the app itself. */

import { z } from 'zod'
import { appearance, type Preferences, serviceInUse } from '../../common/settings/appearance.ts'
import { fieldsOf, schemaOf } from '../../common/settings/schema.ts'
import { call, nothing } from './call.ts'

/** What the clerk chose about the app itself, and where they were last. */
export const preferences = z.object({
  ...fieldsOf(appearance),
  serviceId: schemaOf(serviceInUse)
}) satisfies z.ZodType<Preferences>

export type { Preferences }

/** Every call of `preferences`. */
export const preferencesCalls = {
  get: call(nothing, preferences),
  set: call(preferences.partial(), preferences)
}
