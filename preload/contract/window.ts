/** The calls about the clerk's window itself. */
import { z } from 'zod'
import { call, nothing, text } from './call.ts'

/** That a service's secret was kept. `secret`: `notTried` where the service could not be reached. */
export const secretKept = z.strictObject({ serviceId: text(64), secret: z.enum(['works', 'notTried']) })

/** Every call of `window`. */
export const windowCalls = {
  /**
   * Ends this window's process, with all that was typed in it, and opens another in its place. `toTell`: what that one is
   * to tell; null where it has nothing to tell and begins with the list.
   */
  renew: call(z.strictObject({ toTell: secretKept.nullable() }), z.null()),
  /** What the window before this one left to be told; null afterwards. */
  leftToTell: call(nothing, secretKept.nullable())
}

/** That a service's secret was kept. */
export type SecretKept = z.infer<typeof secretKept>
