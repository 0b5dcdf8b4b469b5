/** How long a busy service asks us to wait. */

const leastMs = 1_000
const mostMs = 15 * 60_000

/**
 * Milliseconds to wait by a Retry-After header, which is seconds or an HTTP date (RFC 9110, 10.2.3), clamped to
 * 1,000 … 900,000. A date counts from the service's own clock (`now`, milliseconds), so that a wrong clock on the desk
 * does not matter. Undefined where the header is missing or neither.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return clamped(Number(text) * 1000)
  const date = httpDate(text)
  return date === null ? undefined : clamped(date - now)
}

const clamped = (ms: number) => Math.round(Math.min(mostMs, Math.max(leastMs, ms)))

/** An HTTP date in any of its three forms, as milliseconds since 1970 UTC; null for anything else. */
export function httpDate(header: string | null): number | null {
  const text = header?.trim() ?? ''
  // The oldest of the three forms has no zone and means UTC too.
  const zoned = /^[A-Z][a-z]{2,8},? .*\d GMT$/.test(text) ? text : `${text} GMT`
  if (!/^[A-Z][a-z]{2,8},? [\w :-]+ GMT$/.test(zoned)) return null
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? null : time
}
