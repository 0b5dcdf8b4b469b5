/** The shapes of handing a link over to the person. Times are ISO 8601 in UTC. */
import { z } from 'zod'
import { knownMethods } from './shapes-decision.ts'

/**
 * A QR code without its quiet zone: what is dark as an SVG path (even-odd), and how many modules its side has. A module
 * is two units of the path wide.
 */
export const qrOutline = z.object({ modules: z.int(), path: z.string() })

/** What the person is given of a request, in one language. */
export const shownLink = z.object({
  /** With the person's language; null until the service has given one. */
  link: z.string().nullable(),
  qr: qrOutline.nullable(),
  /** As the service has it in that language, else as it was written. */
  reason: z.string().nullable(),
  /** Ways to authenticate that the office accepts: the service does not say which it offers. */
  methods: z.array(z.enum(knownMethods))
})

export type QrOutline = z.infer<typeof qrOutline>
export type ShownLink = z.infer<typeof shownLink>
