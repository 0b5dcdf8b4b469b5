/** What the clerk decided about completed requests. A decision is never changed: another one is added, and counts. */
import type { Verdict } from '../../../common/words/outcomes.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'

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

/** A decision as kept. `decidedAt` in milliseconds since 1970 UTC by the desk's clock. */
export type DecisionRow = Pick<NewDecision, 'verdict' | 'note' | 'wentAgainst'> & { decidedAt: number }

/** A request at the other end of a chain. `id` is the desk's. */
export type ChainedRequest = { id: string; reference: string }

type Raw = Omit<DecisionRow, 'wentAgainst'> & { wentAgainst: string }

const columns = 'verdict, note, went_against AS wentAgainst, decided_at AS decidedAt'

const parse = (raw: Raw): DecisionRow => ({ ...raw, wentAgainst: JSON.parse(raw.wentAgainst) as string[] })

/** The decision table of the ledger, and the chains of requests that were asked again. */
export function decisionTable(connection: Connection, clock: Clock) {
  const history = connection.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM decision WHERE service_id = ? AND request_id = ? ORDER BY number`
  )
  const latest = connection.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM decision WHERE service_id = ? AND request_id = ? ORDER BY number DESC LIMIT 1`
  )
  const insert = connection.prepare(
    `INSERT INTO decision (service_id, request_id, number, verdict, note, went_against, decided_at)
     SELECT @serviceId, @requestId, coalesce(max(number), 0) + 1, @verdict, @note, @wentAgainst, @decidedAt
     FROM decision WHERE service_id = @serviceId AND request_id = @requestId`
  )
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
  return {
    /** Keeps a decision; it counts from now on. */
    decide: ({ wentAgainst, ...decision }: NewDecision): void =>
      void insert.run({ ...decision, wentAgainst: JSON.stringify(wentAgainst), decidedAt: clock.now() }),
    /** The decision that counts. */
    latest(serviceId: string, requestId: string): DecisionRow | undefined {
      const raw = latest.get(serviceId, requestId)
      return raw && parse(raw)
    },
    /** Every decision about a request, oldest first. */
    history: (serviceId: string, requestId: string): DecisionRow[] => history.all(serviceId, requestId).map(parse),
    /** The earlier request that an outbox row asks again for. */
    asksAgainFor: (outboxId: string): ChainedRequest | undefined => askedFor.get(outboxId),
    /** The requests that ask again for one of the service's, oldest first. */
    askedAgainBy: (serviceId: string, requestId: string): ChainedRequest[] => askedBy.all(serviceId, requestId)
  }
}
