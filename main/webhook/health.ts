/** How the receiver fares, for the screen and the log. All of it is forgotten when the app ends. */
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import { withoutRepeats } from '../log/repeats.ts'
import { type Refusal, statusOf } from './refusals.ts'

/** Why nothing listens although it should. */
export type ListenFault = 'portInUse' | 'addressNotHere' | 'notAllowed' | 'fault'

/** Where the receiver is. */
export type Stage =
  | { stage: 'off' }
  | { stage: 'starting' }
  | { stage: 'listening' }
  | { stage: 'failed'; why: ListenFault }

/** How the receiver fares. Times in milliseconds since 1970 UTC. */
export type Health = Stage & {
  /** The last delivery that was taken; `isTest`: one that the desk sent itself. */
  lastDelivery: { at: number; isTest: boolean } | null
  lastRefused: { at: number; why: Refusal } | null
}

/** Follows a receiver. */
export type HealthRecord = {
  get(): Health
  become(stage: Stage): void
  delivered(isTest: boolean): void
  refused(why: Refusal): void
  /** Something else about it is new. */
  changed(): void
}

// Limits how often the screen is told: a few times a second, however many calls come.
const tellAfterMs = 250

const faults: Record<string, ListenFault> = {
  EADDRINUSE: 'portInUse',
  EADDRNOTAVAIL: 'addressNotHere',
  EINVAL: 'addressNotHere',
  // The system has no IPv6.
  EAFNOSUPPORT: 'addressNotHere',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed'
}

/** Why listening failed, by the system's error code. */
export const listenFault = (code: string | undefined): ListenFault => faults[code ?? ''] ?? 'fault'

/** Begins `off`. `tell` is called soon after something changed. */
export function createHealth({ clock, log, tell }: { clock: Clock; log: Log; tell: () => void }): HealthRecord {
  let health: Health = { stage: 'off', lastDelivery: null, lastRefused: null }
  let isTelling = false
  // A log for each reason: who sends what is refused for one and another in turn must not fill the log either.
  const audits = new Map<Refusal, Log>()

  function auditOf(why: Refusal): Log {
    const audit = audits.get(why) ?? withoutRepeats(log, clock)
    audits.set(why, audit)
    return audit
  }

  function changed(): void {
    if (isTelling) return
    isTelling = true
    clock.after(tellAfterMs, () => {
      isTelling = false
      tell()
    })
  }

  return {
    get: () => health,
    become(stage) {
      const { lastDelivery, lastRefused } = health
      if (stage.stage === 'failed') log.warn('webhook.not-listening', { why: stage.why })
      else if (stage.stage !== health.stage) log.info('webhook.stage', { stage: stage.stage })
      health = { ...stage, lastDelivery, lastRefused }
      tell()
    },
    delivered(isTest) {
      log.info('webhook.delivered', { isTest })
      health = { ...health, lastDelivery: { at: clock.now(), isTest } }
      changed()
    },
    refused(why) {
      // The audit: what came, and nothing of what it said.
      auditOf(why).warn('webhook.refused', { why, status: statusOf[why] })
      health = { ...health, lastRefused: { at: clock.now(), why } }
      changed()
    },
    changed
  }
}
