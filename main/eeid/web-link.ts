/** The link of a request, as far as it can be followed. */

/** A link that a phone's browser can follow; null for anything else, whatever the service calls it. */
export function webLink(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null
  return /^https?:$/.test(new URL(link).protocol) ? link : null
}
