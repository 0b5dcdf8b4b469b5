/** What the lines of the health page say: each is decided here, from facts alone. */
import type { HealthCode, HealthLine, HealthSubject, HealthTold } from '../../common/words/health/line.ts'
import type { KeychainState } from '../credentials/keychain.ts'
import type { AuditFacts, BackupFacts, DiskFacts, FilingFacts, LockFacts, PolicyFacts, WebhookFacts } from './facts.ts'
import { verdicts } from './verdicts.ts'

/** A line of this code. Everything else about it follows from the code. */
export const lineOf = (
  subject: HealthSubject,
  code: HealthCode,
  told: HealthTold = {},
  serviceId: string | null = null
): HealthLine => ({ subject, serviceId, code, told, ...verdicts[code] })

/** A time as it crosses to the window; left out where there is none. */
export const timeOf = (at: number | null): Pick<HealthTold, 'at'> =>
  at === null ? {} : { at: new Date(at).toISOString() }

const MB = 1_000_000
/** Less than this is soon used up: a year of a busy desk's proofs. */
const lowBytes = 1_000 * MB
/** With less than this the databases may stop in the middle of a day. */
const fullBytes = 100 * MB

/** The disk of the data folder. */
export function judgeDisk({ freeBytes, isWritable }: DiskFacts): HealthLine {
  if (!isWritable) return lineOf('disk', freeBytes < fullBytes ? 'disk.full' : 'disk.notWritable', { bytes: freeBytes })
  const code = freeBytes < fullBytes ? 'disk.full' : freeBytes < lowBytes ? 'disk.low' : 'disk.fine'
  return lineOf('disk', code, { bytes: freeBytes })
}

/** The keychain, by its probe. */
export const judgeKeychain = (state: KeychainState): HealthLine =>
  lineOf('keychain', state === 'ok' ? 'keychain.fine' : `keychain.${state}`)

// One is made every five minutes in which something has changed: six of them did not come.
const backupDueMs = 30 * 60_000

/** The backups; null where nothing is kept on the disk. */
export function judgeBackup(facts: BackupFacts | null, now: number): HealthLine {
  if (facts === null) return lineOf('backup', 'backup.off')
  const { newest, openedAt, isCurrent, hasFailed } = facts
  const told = timeOf(newest)
  if (hasFailed) return lineOf('backup', 'backup.failed', told)
  const isDue = !isCurrent && now - Math.max(newest ?? 0, openedAt) > backupDueMs
  if (isDue) return lineOf('backup', newest === null ? 'backup.none' : 'backup.due', told)
  return lineOf('backup', newest === null ? 'backup.soon' : 'backup.fine', told)
}

const filingCodes: Partial<Record<string, HealthCode>> = {
  folderGone: 'filing.away',
  otherFolder: 'filing.otherFolder',
  linkInFolder: 'filing.linkInFolder',
  folderReadOnly: 'filing.readOnly',
  diskFull: 'filing.diskFull'
}

/** Filing. */
export function judgeFiling({ isOn, hasFolder, waiting, problem }: FilingFacts): HealthLine {
  if (!isOn) return lineOf('filing', 'filing.off')
  if (!hasFolder) return lineOf('filing', 'filing.noFolder')
  const told = { count: waiting }
  if (problem) return lineOf('filing', filingCodes[problem.code] ?? 'filing.stopped', told)
  return lineOf('filing', waiting > 0 ? 'filing.waiting' : 'filing.fine', told)
}

const listenCodes = {
  portInUse: 'webhook.portInUse',
  addressNotHere: 'webhook.addressNotHere',
  notAllowed: 'webhook.notAllowed',
  fault: 'webhook.failed'
} as const satisfies Record<string, HealthCode>

/** The receiver of webhooks. */
export function judgeWebhook(facts: WebhookFacts): HealthLine {
  const { stage, fault, lastDelivery, lastRefused, secretsMissing } = facts
  if (stage === 'off' || stage === 'starting') return lineOf('webhook', `webhook.${stage}`)
  if (stage === 'failed') return lineOf('webhook', listenCodes[fault ?? 'fault'])
  if (secretsMissing > 0) return lineOf('webhook', 'webhook.secretsMissing', { count: secretsMissing })
  if (lastRefused !== null && lastRefused > (lastDelivery ?? 0))
    return lineOf('webhook', 'webhook.refused', timeOf(lastRefused))
  return lineOf('webhook', lastDelivery === null ? 'webhook.listening' : 'webhook.delivered', timeOf(lastDelivery))
}

/** The lock. */
export function judgeLock({ isWanted, locksByItself, canLock, afterMinutes }: LockFacts): HealthLine {
  if (locksByItself) return lineOf('lock', 'lock.on', { minutes: afterMinutes })
  if (isWanted) return lineOf('lock', 'lock.withoutPin')
  return lineOf('lock', canLock ? 'lock.byKey' : 'lock.off')
}

// A month of entries is still looked through by a person.
const verifyEveryMs = 31 * 24 * 3_600_000

/** The audit log. */
export function judgeAuditLog({ beganAt, verified }: AuditFacts, now: number): HealthLine {
  if (verified && verified.findings > 0)
    return lineOf('auditLog', 'auditLog.faults', { ...timeOf(verified.at), count: verified.findings })
  if (now - (verified?.at ?? beganAt) > verifyEveryMs)
    return lineOf('auditLog', 'auditLog.due', timeOf(verified?.at ?? null))
  return verified ? lineOf('auditLog', 'auditLog.verified', timeOf(verified.at)) : lineOf('auditLog', 'auditLog.young')
}

/** What IT has fixed. */
export function judgePolicy({ isThere, isRefused, locked, faults }: PolicyFacts): HealthLine {
  if (isRefused) return lineOf('policy', 'policy.refused')
  if (!isThere) return lineOf('policy', 'policy.none')
  return faults > 0
    ? lineOf('policy', 'policy.faults', { count: faults })
    : lineOf('policy', 'policy.inForce', { count: locked })
}
