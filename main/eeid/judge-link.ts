/** Whether the link that a service gave may be handed to a person: it must lead to the service, and nowhere else. */
import { isLoopback } from './address.ts'

/**
 * Why a link is kept from the person. `notALink`: it is no web address; `insecure`: it is not https; `credentials`: it
 * hides where it leads behind a name before an @; `notAName`: it leads to an address of numbers or to a name without a
 * dot; `otherHost`: it leads elsewhere than to the service, and the office may confirm that.
 */
export type LinkFault = 'notALink' | 'insecure' | 'credentials' | 'notAName' | 'otherHost'

/** `host` is in ASCII letters, with a port that is not the usual one: what the office may confirm, where it may. */
export type JudgedLink =
  | { kind: 'none' }
  | { kind: 'good'; link: string }
  | { kind: 'refused'; fault: LinkFault; host: string | null }

/** Where a link may lead: the service's base URL, and hosts that the office has confirmed. */
export type GoodPlaces = { baseUrl: string; confirmed: readonly string[] }

// A code holds less than a third of it, and browsers cut what is much longer.
const longestLink = 8_000

/**
 * Judges a link. It may lead to the host of the base URL, to one below that, or to one that the office has confirmed;
 * https only, http where both are this machine. What a browser would read otherwise than a person is refused, and so is
 * what is no web address. `link` is not empty.
 */
export function judgeLink(link: string, { baseUrl, confirmed }: GoodPlaces): JudgedLink {
  const base = URL.parse(baseUrl)
  const url = isPlain(link) ? URL.parse(link) : null
  if (!url || !base) return refused('notALink')
  const host = hostOf(url)
  if (url.username !== '' || url.password !== '' || /^[^/?#]*\/\/[^/?#]*@/.test(link))
    return refused('credentials', host)
  if (url.protocol === 'http:' && !(isLoopback(url.hostname) && isLoopback(base.hostname)))
    return refused('insecure', host)
  if (isOf(base, url) || confirmed.includes(host)) return { kind: 'good', link }
  return refused(canBeConfirmed(url) ? 'otherHost' : 'notAName', host)
}

const refused = (fault: LinkFault, host: string | null = null): JudgedLink => ({ kind: 'refused', fault, host })

/** A web address, as long as one may be, and without what browsers leave out or turn round before they read it. */
const isPlain = (link: string): boolean =>
  link.length <= longestLink &&
  /^https?:\/\/[^/]/i.test(link) &&
  link.trim() === link &&
  !/[\p{C}\p{Zl}\p{Zp}\\]/u.test(link)

// A dot at the end leads to the same host.
const nameOf = (url: URL): string => url.hostname.replace(/\.$/, '')

function hostOf(url: URL): string {
  return url.port === '' ? nameOf(url) : `${nameOf(url)}:${url.port}`
}

/** The base's own host, or one below it; not its neighbours below the same parent, who may be anybody. */
function isOf(base: URL, url: URL): boolean {
  const [own, asked] = [nameOf(base), nameOf(url)]
  const isBelow = isName(base) && isName(url) && asked.endsWith(`.${own}`)
  return (asked === own || isBelow) && ['', base.port].includes(url.port)
}

/** A name with at least two parts: no address of numbers, no name of the office's own network. */
const isName = (url: URL): boolean => {
  const parts = nameOf(url).split('.')
  return parts.length > 1 && parts.every((part) => part !== '') && !/^\d+$/.test(parts.at(-1) ?? '')
}

const canBeConfirmed = (url: URL): boolean => url.protocol === 'https:' && isName(url)
