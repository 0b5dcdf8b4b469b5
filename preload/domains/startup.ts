/** The calls about how far the app has come. */
import { call, nothing } from '../call.ts'
import { outcome } from '../problem.ts'
import { startupState } from '../shapes.ts'

/** Every call of `startup`. */
export const startupCalls = {
  /** How far the app has come in opening its keychain and databases. */
  state: call(nothing, startupState),
  /**
   * Tries again to open what could not be opened. A desk that keeps nothing asks first, where something would be lost,
   * and stays as it is where its data still does not open.
   */
  retry: call(nothing, startupState),
  /** Goes on in memory only, where the keychain or the key keeps the desk from opening; else does nothing. */
  keepNothing: call(nothing, startupState),
  /**
   * Sets all that is kept aside and begins anew with a new key. Only where the key is missing or wrong, and after the
   * clerk has said so twice; where the desk opens after all, it opens.
   */
  startAnew: call(nothing, outcome(startupState))
}
