/**
 * Whether a service tells of completions by itself, so that the desk need not ask so often. It is believed for a
 * day after it has done so. A sweep that finds a completion of which it did not tell ends that.
 */
import type { Clock } from '../clock/clock.ts'

/** What is known of one service’s webhook. */
export type WebhookTrust = {
  /** It named a request. */
  heard(requestId: string): void
  /** What it named is over indeed. */
  proved(): void
  /** A sweep found these completed. */
  found(requestIds: readonly string[]): void
  isProven(): boolean
  /** Nobody listens any more. */
  forget(): void
}

const believedForMs = 24 * 3_600_000

// Those that a sweep may find although they were named: the sweep was quicker than the look-up.
const mostHeard = 100

/** Begins knowing nothing. */
export function createWebhookTrust(clock: Clock): WebhookTrust {
  const named = new Set<string>()
  let provenAt = Number.NEGATIVE_INFINITY

  const forget = () => {
    named.clear()
    provenAt = Number.NEGATIVE_INFINITY
  }

  return {
    heard(requestId) {
      named.delete(requestId)
      named.add(requestId)
      const [oldest] = named
      if (named.size > mostHeard && oldest !== undefined) named.delete(oldest)
    },
    proved() {
      provenAt = clock.monotonic()
    },
    found(requestIds) {
      if (requestIds.some((id) => !named.has(id))) provenAt = Number.NEGATIVE_INFINITY
    },
    isProven: () => clock.monotonic() - provenAt < believedForMs,
    forget
  }
}
