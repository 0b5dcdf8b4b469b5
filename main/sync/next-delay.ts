/** When the next round begins. */
import type { ConnectionStatus } from './connection.ts'

/** What the delay depends on. */
export type DelayFacts = {
  status: ConnectionStatus
  /** What is left of the wait that a busy service asked for, milliseconds. */
  busyForMs: number
  /** Something waits to be sent or awaits its proof. */
  isUrgent: boolean
  /** Something may still change on the service. */
  isPending: boolean
  /** The service tells of completions by itself. */
  isPushed: boolean
  /** How many calls the last round took. */
  calls: number
  /** Rounds in a row that did not reach the service. */
  failures: number
  /** 0 to 1. */
  random: number
}

const urgentMs = 4_000
const pendingMs = 5_000
const quietMs = 30_000
const provenMs = 30_000
const firstRetryMs = 3_000
const longestRetryMs = 60_000
const refusedMs = 60_000

/** Nothing comes of asking often before somebody has put it right. */
const needsSomebody: ReadonlySet<ConnectionStatus> = new Set(['signInRefused', 'secretUnavailable', 'proxySignIn'])

const focusMs = 2_000
const provenFocusMs = 10_000

// A round of many calls makes the next one rarer, so that no desk calls more than ten times a second on average.
/** Milliseconds that each call takes of a service's patience. */
export const perCallMs = 100

/** Milliseconds until the next round, give or take a fifth so that desks that started together drift apart. */
export function nextDelay(facts: DelayFacts): number {
  return Math.max(Math.round(baseDelay(facts) * (0.8 + 0.4 * facts.random)), facts.calls * perCallMs)
}

/** Milliseconds between two readings of the one request that is on screen, and up to a quarter more. */
export const focusDelay = ({ isPushed, random }: Pick<DelayFacts, 'isPushed' | 'random'>): number =>
  Math.round((isPushed ? provenFocusMs : focusMs) * (1 + random / 4))

function baseDelay({ status, busyForMs, isUrgent, isPending, isPushed, failures }: DelayFacts): number {
  const retryMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(Math.max(0, failures - 1), 10))
  if (status === 'busy') return Math.max(retryMs, busyForMs) * 1.25
  if (needsSomebody.has(status)) return refusedMs
  if (failures > 0) return retryMs
  const calm = isPending ? (isPushed ? provenMs : pendingMs) : quietMs
  return isUrgent ? urgentMs : calm
}
