/** The calls about how far the app has come. */
import { call, nothing } from '../call.ts'
import { startupState } from '../shapes.ts'

/** Every call of `startup`. */
export const startupCalls = {
  /** How far the app has come in opening its keychain and databases. */
  state: call(nothing, startupState),
  /** Tries again to open what could not be opened. */
  retry: call(nothing, startupState)
}
