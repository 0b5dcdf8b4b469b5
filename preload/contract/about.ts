/** The calls about what the app is and is made of. */

import { z } from 'zod'
import type { About, Licence } from '../../common/words/app/about.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

/** Which version this is, and where its log is. */
export const about = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  logs: z.string()
}) satisfies z.ZodType<About>

/** A package of somebody else that is part of the app. */
export const licence = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  text: z.string()
}) satisfies z.ZodType<Licence>

export type { About, Licence }

/** Every call of `about`. */
export const aboutCalls = {
  get: call(nothing, about),
  /** Other people's work in the app, by name; none where this copy was not built. */
  licences: call(nothing, z.array(licence), []),
  /** Shows the folder of the log in the system's file manager: no other folder is opened this way. */
  openLogs: call(nothing, outcome(z.null()))
}
