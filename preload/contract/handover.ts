/** The calls about handing a request's link over to the person. */

import { z } from 'zod'
import { type AllTemplates, handover, linkHosts, messages } from '../../common/settings/handover.ts'
import { schemaOf } from '../../common/settings/schema.ts'
import { type Language, languages } from '../../common/words/languages.ts'
import {
  type LinkHost,
  linkFaults,
  type QrOutline,
  type RefusedLink,
  type ShownLink
} from '../../common/words/links.ts'
import { knownMethods } from '../../common/words/methods.ts'
import { copiedParts } from '../../common/words/request-views.ts'
import { outcome } from './answers.ts'
import { call, nothing, request, service } from './call.ts'
import { sent } from './printing.ts'

/** A QR code. */
export const qrOutline = z.object({ modules: z.int(), path: z.string() }) satisfies z.ZodType<QrOutline>

/** A link that is kept from the person. */
export const refusedLink = z.object({
  fault: z.enum(linkFaults),
  host: z.string().nullable()
}) satisfies z.ZodType<RefusedLink>

/** A host that the office has confirmed for a service's links. */
export const linkHost = z.object({
  serviceId: z.string(),
  service: z.string(),
  host: z.string()
}) satisfies z.ZodType<LinkHost>

/** What the person is given of a request. */
export const shownLink = z.object({
  link: z.string().nullable(),
  refused: refusedLink.nullable(),
  qr: qrOutline.nullable(),
  reason: z.string().nullable(),
  methods: z.array(z.enum(knownMethods))
}) satisfies z.ZodType<ShownLink>

export type { LinkHost, QrOutline, RefusedLink, ShownLink }

const { office, screen } = handover.settings

/** A display beside the clerk's; `label` is the system's name of it, empty where it has none. */
const otherDisplay = schemaOf(screen.value.of.display.of)

/** Whether there is a second screen; `display` null takes the first that is not the clerk's. */
const screenChoice = z.strictObject({ isOn: schemaOf(screen.value.of.isOn), display: otherDisplay.nullable() })

/** How the second screen is doing. */
export const screenView = screenChoice.extend({
  isShown: z.boolean(),
  /** Every display but the one that the clerk's window is on. */
  others: z.array(otherDisplay)
})

export type ScreenView = z.infer<typeof screenView>

/** What the office writes to people, in every language of the person's page. */
const allTemplates = schemaOf(messages.setting.value.of)

export type { AllTemplates }

export type MessageTemplates = AllTemplates[Language]

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
  /** Copies the name, the code or the reference of a request; `notNow` where it has none. */
  copyPart: call(request.extend({ part: z.enum(copiedParts) }), outcome(z.null())),
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
  linkHosts: call(nothing, outcome(z.array(linkHost)), ['value']),
  /** Links to this host are kept from people again. */
  forgetHost: call(service.extend({ host: schemaOf(linkHosts.setting.value.of.of) }), outcome(z.array(linkHost)), [
    'value'
  ]),
  templates: call(nothing, outcome(allTemplates)),
  setTemplates: call(allTemplates, outcome(allTemplates)),
  screen: call(nothing, outcome(screenView)),
  setScreen: call(screenChoice.partial(), outcome(screenView)),
  office: call(nothing, outcome(z.string())),
  setOffice: call(z.strictObject({ office: schemaOf(office.value) }), outcome(z.string()))
}
