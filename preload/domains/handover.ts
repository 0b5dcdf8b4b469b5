/** The calls about handing a request's link over to the person. */
import { z } from 'zod'
import { call, request } from '../call.ts'
import { outcome } from '../problem.ts'
import { languages } from '../shapes.ts'
import { shownLink } from '../shapes-handover.ts'

/** A call about one request in the person's language. */
const requestIn = request.extend({ language: z.enum(languages) })

/** Every call of `handover`. */
export const handoverCalls = {
  /** What the person is shown. */
  show: call(requestIn, outcome(shownLink)),
  /** Puts the link alone on the clipboard, with the person's language. */
  copyLink: call(requestIn, outcome(z.null()))
}
