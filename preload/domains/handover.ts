/** The calls about handing a request's link over to the person. */
import { z } from 'zod'
import { call, nothing, request, service } from '../call.ts'
import { languages } from '../known.ts'
import { outcome } from '../problem.ts'
import { allTemplates, linkHost, screenChoice, screenView, shownLink } from '../shapes-handover.ts'
import { sent } from './printing.ts'

/** A call about one request in the person's language. */
const requestIn = request.extend({ language: z.enum(languages) })

/** Every call of `handover`. */
export const handoverCalls = {
  /** What the person is shown; the second screen shows it too, as far as it tells nothing of the person. */
  show: call(requestIn, outcome(shownLink)),
  /** The second screen shows the link of this request no longer; with null, nobody's. */
  hide: call(request.extend({ id: request.shape.id.nullable() }), outcome(z.null())),
  /** Puts the link alone on the clipboard, with the person's language. */
  copyLink: call(requestIn, outcome(z.null())),
  /** Puts the office's message, with the link in it, on the clipboard. */
  copyMessage: call(requestIn, outcome(z.null())),
  /** Opens a draft to nobody yet in the system's mail program. */
  mail: call(requestIn, outcome(z.null())),
  /** Prints the slip on the printer that the desk chose for slips. */
  printSlip: call(requestIn, outcome(sent)),
  /**
   * Asks the clerk, in a box of the system's, whether links of the service may lead to the host that this request's
   * leads to. The value says whether they may now.
   */
  confirmHost: call(request, outcome(z.boolean())),
  linkHosts: call(nothing, outcome(z.array(linkHost))),
  /** Links to this host are kept from people again. */
  forgetHost: call(service.extend({ host: z.string().max(300) }), outcome(z.array(linkHost))),
  templates: call(nothing, outcome(allTemplates)),
  setTemplates: call(allTemplates, outcome(allTemplates)),
  screen: call(nothing, outcome(screenView)),
  setScreen: call(screenChoice.partial(), outcome(screenView)),
  office: call(nothing, outcome(z.string())),
  setOffice: call(z.strictObject({ office: z.string().max(100) }), outcome(z.string()))
}
