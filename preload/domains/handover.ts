/** The calls about handing a request's link over to the person. */
import { z } from 'zod'
import { call, nothing, request } from '../call.ts'
import { outcome } from '../problem.ts'
import { languages } from '../shapes.ts'
import { screenChoice, screenView, shownLink } from '../shapes-handover.ts'

/** A call about one request in the person's language. */
const requestIn = request.extend({ language: z.enum(languages) })

/** Every call of `handover`. */
export const handoverCalls = {
  /** What the person is shown; the second screen shows it too, as far as it tells nothing of the person. */
  show: call(requestIn, outcome(shownLink)),
  /** The second screen shows nobody's link any more. */
  hide: call(nothing, outcome(z.null())),
  /** Puts the link alone on the clipboard, with the person's language. */
  copyLink: call(requestIn, outcome(z.null())),
  screen: call(nothing, outcome(screenView)),
  setScreen: call(screenChoice.partial(), outcome(screenView)),
  office: call(nothing, outcome(z.string())),
  setOffice: call(z.strictObject({ office: z.string().max(100) }), outcome(z.string()))
}
