/**
 * What the clerk decided about completed requests. A decision that counts is never changed: another one is added, and
 * counts. Until the moment from which it counts, a decision can be withdrawn: it has never been one then.
 */
import type { Verdict } from '../../../common/words/outcomes.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import type { Author } from './audit.ts'

/** A decision to keep. `requestId` is the service's id. */
export type NewDecision = {
  serviceId: string
  requestId: string
  verdict: Verdict
  /** The clerk's note as it stood; may be empty. */
  note: string
  /** Codes of what spoke against it by the office's rules of that day. */
  wentAgainst: readonly string[]
}

/**
 * A decision as kept. `decidedAt` in milliseconds since 1970 UTC by the desk's clock; `author` is empty where an earlier
 * version kept it.
 */
export type DecisionRow = Pick<NewDecision, 'verdict' | 'note' | 'wentAgainst'> & {
  decidedAt: number
  author: string
  /** The code of the office's other desk that made it; empty where this one did. */
  desk: string
  /** When another desk's came to the office's server, by that one's clock; null of this desk's own. */
  arrived: number | null
}

/** One decision of a request, by its number within it. */
export type DecisionKey = Pick<NewDecision, 'serviceId' | 'requestId'> & { number: number }

/** Milliseconds since 1970 UTC by the desk's clock. */
type At = { now: number }

/**
 * Whether a decision counts at `@now`, in SQL over the row `d`. One that was taken later than now shows that the clock was
 * put back: it counts, or it would wait for as long as that.
 */
export const countsAt = '(d.counts_from <= @now OR d.decided_at > @now)'

/** Whether desks have decided about the request of a row without knowing of one another, so that no decision stands. */
export const isDecidedTwice = (serviceId: string, requestId: string): string =>
  `EXISTS (SELECT 1 FROM decided_twice t WHERE t.service_id = ${serviceId} AND t.request_id = ${requestId})`

/** A request at the other end of a chain. `id` is the desk's. */
export type ChainedRequest = { id: string; reference: string }

type Raw = Omit<DecisionRow, 'wentAgainst'> & { wentAgainst: string }

const columns = 'verdict, note, went_against AS wentAgainst, decided_at AS decidedAt, author, desk, arrived'

const parse = (raw: Raw): DecisionRow => ({ ...raw, wentAgainst: JSON.parse(raw.wentAgainst) as string[] })

/** The decision table of the ledger, and the chains of requests that were asked again. */
export function decisionTable(connection: Connection, { clock, author }: { clock: Clock; author: Author }) {
  const history = connection.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM decision WHERE service_id = ? AND request_id = ? ORDER BY number`
  )
  const latest = connection.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM decision d WHERE service_id = ? AND request_id = ?
       AND NOT ${isDecidedTwice('d.service_id', 'd.request_id')} ORDER BY number DESC LIMIT 1`
  )
  const insert = connection
    .prepare<object, number>(
      `INSERT INTO decision (service_id, request_id, number, verdict, note, went_against, decided_at, counts_from, author)
       SELECT @serviceId, @requestId, coalesce(max(number), 0) + 1, @verdict, @note, @wentAgainst, @decidedAt, @countsFrom, @author
       FROM decision WHERE service_id = @serviceId AND request_id = @requestId
       RETURNING number`
    )
    .pluck()
  const withdraw = connection.prepare<DecisionKey & At>(
    `DELETE FROM decision AS d
     WHERE d.service_id = @serviceId AND d.request_id = @requestId AND d.number = @number AND NOT ${countsAt} AND d.desk = ''
       AND NOT EXISTS (SELECT 1 FROM decision l
         WHERE l.service_id = d.service_id AND l.request_id = d.request_id AND l.number > d.number)`
  )
  const waiting = connection
    .prepare<Pick<DecisionKey, 'serviceId' | 'requestId'> & At, number | null>(
      `SELECT max(d.counts_from) FROM decision d
       WHERE d.service_id = @serviceId AND d.request_id = @requestId AND NOT ${countsAt}`
    )
    .pluck()
  const nextMoment = connection
    .prepare<At, number | null>(
      `SELECT min(d.counts_from) FROM decision d WHERE d.counts_from > @now AND NOT ${countsAt}`
    )
    .pluck()
  // The desk's id of the old request is its outbox row's where this desk made it.
  const askedFor = connection.prepare<[string], ChainedRequest>(
    `SELECT coalesce(o.id, n.asks_again_for) AS id, coalesce(r.reference, o.reference, '') AS reference
     FROM outbox n
       LEFT JOIN outbox o ON o.service_id = n.service_id AND o.request_id = n.asks_again_for
       LEFT JOIN cache.request r ON r.service_id = n.service_id AND r.id = n.asks_again_for
     WHERE n.id = ? AND n.asks_again_for IS NOT NULL`
  )
  const askedBy = connection.prepare<[string, string], ChainedRequest>(
    `SELECT id, reference FROM outbox WHERE service_id = ? AND asks_again_for = ? AND discarded_at IS NULL
     ORDER BY created_at, rowid`
  )
  const supersededBy = connection.prepare<[string, string], ChainedRequest>(
    `SELECT id, reference FROM outbox WHERE service_id = ? AND supersedes = ? AND discarded_at IS NULL
     ORDER BY created_at DESC, rowid DESC LIMIT 1`
  )
  return {
    /** Keeps a decision that counts in `countsInMs`, or at once; returns its number within the request. */
    decide({ wentAgainst, ...decision }: NewDecision, countsInMs = 0): number {
      const decidedAt = clock.now()
      const countsFrom = decidedAt + countsInMs
      const row = { ...decision, wentAgainst: JSON.stringify(wentAgainst), decidedAt, countsFrom, author: author() }
      const number = insert.get(row)
      if (number === undefined) throw new Error('a decision that was kept has no number')
      return number
    },
    /** Takes the last decision of a request away while it does not count yet; returns whether it did. */
    withdraw: (decision: DecisionKey): boolean => withdraw.run({ ...decision, now: clock.now() }).changes === 1,
    /** Milliseconds until everything that was decided about a request counts; 0 where it does. */
    countsIn(serviceId: string, requestId: string): number {
      const now = clock.now()
      return Math.max(0, (waiting.get({ serviceId, requestId, now }) ?? now) - now)
    },
    /** Milliseconds until the next decision counts, whichever it is; undefined where none waits. */
    nextCountsIn(): number | undefined {
      const now = clock.now()
      const at = nextMoment.get({ now }) ?? null
      return at === null ? undefined : at - now
    },
    /** The decision that stands, whether or not it can be withdrawn still. */
    latest(serviceId: string, requestId: string): DecisionRow | undefined {
      const raw = latest.get(serviceId, requestId)
      return raw && parse(raw)
    },
    /** Every decision about a request, oldest first; those that can be withdrawn still are among them. */
    history: (serviceId: string, requestId: string): DecisionRow[] => history.all(serviceId, requestId).map(parse),
    /** The earlier request that an outbox row asks again for. */
    asksAgainFor: (outboxId: string): ChainedRequest | undefined => askedFor.get(outboxId),
    /** The last request that took the place of one of the service's while its link lived. */
    supersededBy: (serviceId: string, requestId: string): ChainedRequest | undefined =>
      supersededBy.get(serviceId, requestId),
    /** The requests that ask again for one of the service's, oldest first. */
    askedAgainBy: (serviceId: string, requestId: string): ChainedRequest[] => askedBy.all(serviceId, requestId)
  }
}
