/**
 * The outbox: every request this desk ever wanted, committed before its first byte leaves.
 * `queued → sending → created | needsCorrecting | confirming`; `confirming → created | queued | needsAttention`; whatever is
 * found on the service after all `→ created`.
 */
import { randomUUID } from 'node:crypto'
import { type OutboxState as OpenState, underWayStates } from '../../../common/words/requests.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { listOf } from '../database/sql-list.ts'
import type { Author } from './audit.ts'
import type { ErasedMarks } from './erased-marks.ts'
import { noteTable } from './notes.ts'

/** Where a request of the outbox stands; `created`: the service has it. */
export type OutboxState = OpenState | 'created'

/**
 * Claims by type (eeID API description, "Meaning"); only those with a value. One without any asks for nobody in
 * particular (`outcome/discovery.ts`).
 */
export type Claims = Readonly<Record<string, string>>

/** The reason in the languages that the service shows it in (eeID API description, `reason_translations`). */
export type ReasonTranslations = Readonly<Record<string, string>>

/** What the clerk asked for. */
export type Draft = {
  serviceId: string
  reference: string
  claims: Claims
  reason: string
  reasonTranslations?: ReasonTranslations
}

/** What the desk asked of a request that the service has. `createdAt` in milliseconds since 1970 UTC. */
export type AskedRequest = Pick<Draft, 'claims' | 'reference'> & { createdAt: number }

/** One request of the outbox. Times in milliseconds since 1970 UTC by the desk's clock. */
export type OutboxRow = Draft & {
  id: string
  state: OutboxState
  createdAt: number
  /** When the last attempt to send it began. */
  sentAt: number | null
  attempts: number
  /** The id that the service gave it. */
  requestId: string | null
  /** The service's own words when it refused it. */
  rejection: string | null
  /** The code of what went wrong last. */
  lastProblem: string | null
  /** The request (by the service's id) that it asks again for. */
  asksAgainFor: string | null
}

type Raw = Omit<OutboxRow, 'claims' | 'reasonTranslations'> & { claims: string; translations: string | null }

const columns = `id, service_id AS serviceId, state, reference, claims, reason, created_at AS createdAt, sent_at AS sentAt,
  attempts, request_id AS requestId, rejection, last_problem AS lastProblem,
  asks_again_for AS asksAgainFor, reason_translations AS translations`

const parse = ({ translations, ...raw }: Raw): OutboxRow => ({
  ...raw,
  claims: JSON.parse(raw.claims) as Claims,
  ...(translations === null ? {} : { reasonTranslations: JSON.parse(translations) as ReasonTranslations })
})

/** The outbox table of the ledger. Rows are deleted only by erasing: one that needs correcting and the clerk discards is only marked. */
export function outboxTable(connection: Connection, options: { clock: Clock; author: Author }, erased: ErasedMarks) {
  const { clock } = options
  const notes = noteTable(connection, options)
  const select = (where: string) => connection.prepare<string[], Raw>(`SELECT ${columns} FROM outbox WHERE ${where}`)
  const byId = select('id = ? AND discarded_at IS NULL')
  // The index of what is open is used only where a condition says in its words that it is open.
  const byState = select(
    `service_id = ? AND state = ? AND state <> 'created' AND discarded_at IS NULL ORDER BY created_at, rowid`
  )
  const firstQueued = select(
    `service_id = ? AND state = 'queued' AND state <> 'created' AND discarded_at IS NULL ORDER BY created_at, rowid LIMIT 1`
  )
  const insert = connection.prepare(
    `INSERT INTO outbox (id, service_id, state, reference, claims, reason, reason_translations, created_at)
     VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)`
  )
  const sending = connection.prepare(
    `UPDATE outbox SET state = 'sending', sent_at = ?, attempts = attempts + 1, last_problem = NULL WHERE id = ? AND state = 'queued'`
  )
  const move = connection.prepare('UPDATE outbox SET state = ?, last_problem = ?, rejection = ? WHERE id = ?')
  const takeBack = connection.prepare(
    `UPDATE outbox SET state = 'queued', attempts = max(0, attempts - 1), last_problem = ? WHERE id = ?`
  )
  // One that the clerk wants sent again after it needed attention begins anew.
  const doubt = connection.prepare(
    `UPDATE outbox SET state = 'confirming', attempts = iif(state = 'needsAttention', 0, attempts), last_problem = ? WHERE id = ?`
  )
  const bind = connection.prepare(
    `UPDATE outbox SET state = 'created', request_id = ?, last_problem = NULL, rejection = NULL WHERE id = ?`
  )
  // A link cannot be revoked: one that was completed before is no longer a link that might be.
  const supersede = connection.prepare(
    `UPDATE outbox SET supersedes = @requestId WHERE id = @id AND NOT EXISTS (
       SELECT 1 FROM cache.request r
       WHERE r.service_id = outbox.service_id AND r.id = @requestId AND r.status IN ('completed', 'expired'))`
  )
  const askAgain = connection.prepare('UPDATE outbox SET asks_again_for = ? WHERE id = ?')
  const discard = connection.prepare(`UPDATE outbox SET discarded_at = ? WHERE id = ? AND state = 'needsCorrecting'`)
  const interrupted = connection.prepare(
    `UPDATE outbox SET state = 'confirming', last_problem = 'interrupted' WHERE state = 'sending' AND state <> 'created'`
  )
  const bound = connection
    .prepare<[string, string], number>('SELECT 1 FROM outbox WHERE service_id = ? AND request_id = ?')
    .pluck()
  const asked = connection.prepare<[string, string], Omit<AskedRequest, 'claims'> & { claims: string }>(
    'SELECT claims, reference, created_at AS createdAt FROM outbox WHERE service_id = ? AND request_id = ?'
  )
  const used = connection
    .prepare<[string, string], number>(
      'SELECT 1 FROM outbox WHERE service_id = ? AND reference = ? AND discarded_at IS NULL'
    )
    .pluck()
  const needingAttention = connection
    .prepare<[string], number>(
      `SELECT count(*) FROM outbox WHERE service_id = ? AND state IN ('needsAttention', 'needsCorrecting') AND state <> 'created'`
    )
    .pluck()
  const beingSent = connection
    .prepare<[], number>(`SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND state <> 'created')`)
    .pluck()
  const waiting = connection
    .prepare<[string], number>(
      `SELECT count(*) FROM outbox WHERE service_id = ? AND state IN (${listOf(underWayStates)}) AND state <> 'created'`
    )
    .pluck()
  return {
    /** Keeps a new request; returns its id. */
    add(draft: Draft): string {
      const id = randomUUID()
      const { serviceId, reference, claims, reason, reasonTranslations } = draft
      const translations = reasonTranslations === undefined ? null : JSON.stringify(reasonTranslations)
      insert.run(id, serviceId, reference, JSON.stringify(claims), reason, translations, clock.now())
      return id
    },
    get(id: string): OutboxRow | undefined {
      const raw = byId.get(id)
      return raw && parse(raw)
    },
    /** Those of a service in a state, oldest first; none where it is `created`. */
    inState: (serviceId: string, state: OutboxState): OutboxRow[] => byState.all(serviceId, state).map(parse),
    /** The oldest that is queued of a service. */
    nextQueued(serviceId: string): OutboxRow | undefined {
      const raw = firstQueued.get(serviceId)
      return raw && parse(raw)
    },
    /** Marks a queued row as under way; false where it is not queued any more. */
    markSending: (id: string): boolean => sending.run(clock.now(), id).changes === 1,
    /** Back to the queue: the service certainly does not have it. */
    markQueued: (id: string, problem: string | null): void => void move.run('queued', problem, null, id),
    /** Back to the queue, as if it had not been tried: its call certainly did not reach the service. */
    takeBack: (id: string, problem: string): void => void takeBack.run(problem, id),
    /** Nobody knows whether the service has it. A row's attempts are counted anew from here. */
    markConfirming: (id: string, problem: string): void => void doubt.run(problem, id),
    markNeedsAttention: (id: string, problem: string): void => void move.run('needsAttention', problem, null, id),
    markNeedsCorrecting: (id: string, words: string): void => void move.run('needsCorrecting', 'rejected', words, id),
    /** The service has it under `requestId`: what was noted about the row is about that request from now on. */
    markCreated: connection.transaction((id: string, requestId: string): void => {
      bind.run(requestId, id)
      notes.move(id, requestId)
    }),
    /**
     * The row takes the place of a request (by the service's id) that is still open: should that one be completed yet,
     * it is flagged. False where it is not open any more.
     */
    supersede: (id: string, requestId: string): boolean => supersede.run({ id, requestId }).changes === 1,
    /** The row asks again for what a request (by the service's id) did not settle. */
    askAgainFor: (id: string, requestId: string): void => void askAgain.run(requestId, id),
    /** Hides a row that needs correcting; false where it does not. */
    discard: (id: string): boolean => discard.run(clock.now(), id).changes === 1,
    /** After a start: what was being sent when the app ended may or may not have arrived. Returns how many. */
    recoverInterrupted: (): number => interrupted.run().changes,
    /** What this desk asked of a request by the service's id; undefined where another client asked it. */
    asked(serviceId: string, requestId: string): AskedRequest | undefined {
      const raw = asked.get(serviceId, requestId)
      return raw && { ...raw, claims: JSON.parse(raw.claims) as Claims }
    },
    /** Whether any request, of whatever service, is on its way now. */
    isSending: (): boolean => beingSent.get() === 1,
    /** Whether the service's request belongs to a row, or to one that was erased: it is no other row's. */
    isBound: (serviceId: string, requestId: string): boolean =>
      bound.get(serviceId, requestId) === 1 || erased.hasRequest(serviceId, requestId),
    isReferenceUsed: (serviceId: string, reference: string): boolean => used.get(serviceId, reference) === 1,
    /** How many need the clerk before they can go out: as many as the list's view of them shows. */
    countNeedingAttention: (serviceId: string): number => needingAttention.get(serviceId) ?? 0,
    /** How many still have to go out or be looked up. */
    countWaiting: (serviceId: string): number => waiting.get(serviceId) ?? 0
  }
}
