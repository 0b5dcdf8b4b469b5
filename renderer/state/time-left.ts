/** How long a link is still good for, by the service's clock. */

const hour = 3_600_000
const day = 24 * hour

/** `long`: a day or more is left, and the date tells it best; `soon`: under an hour. */
export interface TimeLeft {
  state: 'long' | 'running' | 'soon' | 'over'
  /** Never below nothing. */
  ms: number
}

/** What is left of a link at a time of the service's clock; null when the service set no end. */
export function timeLeft(linkExpiresAt: string | null, serviceNow: number): TimeLeft | null {
  if (linkExpiresAt === null) return null
  const ms = Date.parse(linkExpiresAt) - serviceNow
  if (ms <= 0) return { state: 'over', ms: 0 }
  if (ms >= day) return { state: 'long', ms }
  return { state: ms < hour ? 'soon' : 'running', ms }
}
