/** What is known of the desk when its health is judged. Times in milliseconds since 1970 UTC, by the desk's clock. */
import type { Problem } from '../../common/words/problems.ts'

/** The connection to one service, by what its last calls proved. */
export type ServiceFacts = {
  id: string
  name: string
  /** It is reached without TLS: a practice service on this computer. */
  isPlain: boolean
  status:
    | 'starting'
    | 'online'
    | 'offline'
    | 'inBetween'
    | 'proxySignIn'
    | 'signInRefused'
    | 'serviceDown'
    | 'busy'
    | 'secretUnavailable'
  problem: Problem | null
  trouble: 'diskFull' | 'failed' | 'listRepeats' | null
  isChecking: boolean
  since: number | null
  lastReached: number | null
  /** It has answered since the app started, and so told its time. */
  hasAnswered: boolean
  /** The service's clock minus the desk's, milliseconds. */
  clockOffsetMs: number
  /** The certificate that its host showed last; null where none was met since the app started. */
  certificate: { issuer: string; until: number; isPublic: boolean } | null
}

/** What stands between the desk and its services. */
export type ProxyFacts = {
  /** The first proxy that the system names for a service, `host:port`; null where it names none. */
  named: string | null
  /** The proxy that asks for a sign-in and has none that it accepts. */
  asking: { proxy: string; refused: boolean } | null
  services: readonly ServiceFacts[]
}

/** The disk of the data folder. */
export type DiskFacts = { freeBytes: number; isWritable: boolean }

/** The ledger's backups. `isCurrent`: nothing has changed since the last one. */
export type BackupFacts = {
  newest: number | null
  openedAt: number
  isCurrent: boolean
  hasFailed: boolean
}

/** Filing. `problem`: why it waits, or why its folder cannot be used now. */
export type FilingFacts = { isOn: boolean; hasFolder: boolean; waiting: number; problem: Problem | null }

/** The office of several computers. `withheld`: of how many entries another computer, by its name, has signed that it had them, which the server does not show. */
export type OfficeFacts = {
  stage: 'off' | 'connecting' | 'waiting' | 'connected' | 'away' | 'removed'
  withheld: { count: number; name: string; at: number } | null
  /** The office's key has been used for a quarter. */
  isKeyDue: boolean
}

/** What listens for the services. */
export type WebhookFacts = {
  stage: 'off' | 'starting' | 'listening' | 'failed'
  fault: 'portInUse' | 'addressNotHere' | 'notAllowed' | 'fault' | null
  lastDelivery: number | null
  lastRefused: number | null
  secretsMissing: number
}

/** The lock. `isWanted`: the office chose it; `locksByItself`: it does; `canLock`: by key at least. */
export type LockFacts = { isWanted: boolean; locksByItself: boolean; canLock: boolean; afterMinutes: number }

/** The audit log: when it began, and what came of the last check. */
export type AuditFacts = { beganAt: number; verified: { at: number; findings: number } | null }

/** What IT has fixed. */
export type PolicyFacts = { isThere: boolean; isRefused: boolean; locked: number; faults: number }
