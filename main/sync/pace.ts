/** When the next round begins. */
import type { LineStatus } from './line.ts'

/** What the pace depends on. */
export type PaceFacts = {
  status: LineStatus
  /** What is left of the wait that a busy service asked for, milliseconds. */
  busyForMs: number
  /** Something waits to be sent or awaits its proof. */
  isUrgent: boolean
  /** Something may still change on the service. */
  isPending: boolean
  /** The service tells of completions by itself. */
  isTold: boolean
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
const toldMs = 30_000
const firstRetryMs = 3_000
const longestRetryMs = 60_000
const refusedMs = 60_000

/** Nothing comes of asking often before somebody has put it right. */
const needsSomebody: ReadonlySet<LineStatus> = new Set(['signInRefused', 'secretUnavailable', 'proxySignIn'])

const lookMs = 2_000
const toldLookMs = 10_000

// A round of many calls makes the next one rarer, so that no desk calls more than ten times a second on average.
/** Milliseconds that each call takes of a service's patience. */
export const perCallMs = 100

/** Milliseconds until the next round, give or take a fifth so that desks that started together drift apart. */
export function nextDelay(facts: PaceFacts): number {
  return Math.max(Math.round(baseDelay(facts) * (0.8 + 0.4 * facts.random)), facts.calls * perCallMs)
}

/** Milliseconds between two looks at the one request that is on screen, and up to a quarter more. */
export const lookDelay = ({ isTold, random }: Pick<PaceFacts, 'isTold' | 'random'>): number =>
  Math.round((isTold ? toldLookMs : lookMs) * (1 + random / 4))

function baseDelay({ status, busyForMs, isUrgent, isPending, isTold, failures }: PaceFacts): number {
  const retryMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(Math.max(0, failures - 1), 10))
  if (status === 'busy') return Math.max(retryMs, busyForMs) * 1.25
  if (needsSomebody.has(status)) return refusedMs
  if (failures > 0) return retryMs
  const calm = isPending ? (isTold ? toldMs : pendingMs) : quietMs
  return isUrgent ? urgentMs : calm
}
