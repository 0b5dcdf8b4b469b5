/** Links for people: what is shown of a request, and why a link is kept from the person. */
import type { knownMethods } from './methods.ts'

/**
 * Why the link that the service gave is kept from the person. `notALink`: it is no web address; `insecure`: it is not
 * https; `credentials`: it hides where it leads behind a name before an @; `notAName`: it leads to an address of numbers
 * or to a name without a dot; `otherHost`: it leads elsewhere than to the service, and the office may confirm that.
 */
export const linkFaults = ['notALink', 'insecure', 'credentials', 'notAName', 'otherHost'] as const
export type LinkFault = (typeof linkFaults)[number]

/** A link that is kept from the person; `host` is where it leads, in ASCII, null where that cannot be told. */
export type RefusedLink = { fault: LinkFault; host: string | null }

/** A host that the office has confirmed for a service's links. */
export type LinkHost = { serviceId: string; service: string; host: string }

/**
 * A QR code without its quiet zone: what is dark as an SVG path (even-odd), and how many modules its side has. A module
 * is two units of the path wide.
 */
export type QrOutline = { modules: number; path: string }

/** What the person is given of a request, in one language. */
export type ShownLink = {
  /** With the person's language; null until the service has given one. */
  link: string | null
  /** The service gave a link that is not handed over; null where it gave a good one, or none. */
  refused: RefusedLink | null
  /** Null, too, where the link is longer than a code can hold. */
  qr: QrOutline | null
  /** As the service has it in that language, else as it was written. */
  reason: string | null
  /** Ways to authenticate that the office accepts: the service does not say which it offers. */
  methods: (typeof knownMethods)[number][]
}
