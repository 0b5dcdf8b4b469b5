/** How long a link is still good for, by the service's clock. */

const hour = 3_600_000

/** `soon`: under an hour is left. */
export interface TimeLeft {
  state: 'running' | 'soon' | 'over'
  /** Never below nothing. */
  ms: number
}

/** What is left of a link at a time of the service's clock; null when the service set no end. */
export function timeLeft(linkExpiresAt: string | null, serviceNow: number): TimeLeft | null {
  if (linkExpiresAt === null) return null
  const ms = Date.parse(linkExpiresAt) - serviceNow
  if (ms <= 0) return { state: 'over', ms: 0 }
  return { state: ms < hour ? 'soon' : 'running', ms }
}
