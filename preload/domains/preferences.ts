/** The calls about what the clerk chose about the app itself. */
import { call, nothing } from '../call.ts'
import { preferences } from '../shapes.ts'

/** Every call of `preferences`. */
export const preferencesCalls = {
  get: call(nothing, preferences),
  set: call(preferences.partial(), preferences)
}
