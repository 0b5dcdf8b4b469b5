/** Outcomes in the cache that were worked out by other rules than today's. */
import type { OutcomeWord } from '../../../common/words/outcomes.ts'
import { outcomeRules } from '../../outcome/words.ts'
import type { Connection } from '../database/connection.ts'

/** A completed request whose outcome other rules made; `claims`: what this desk asked, as JSON, null where it did not. */
export type OutdatedRequest = {
  serviceId: string
  id: string
  outcome: OutcomeWord | null
  claims: string | null
  body: string
}

/** A part of the request table. */
export function storedOutcomes(connection: Connection) {
  const outdated = connection.prepare<[number], OutdatedRequest>(
    `SELECT r.service_id AS serviceId, r.id, r.outcome, o.claims, r.body
     FROM cache.request r INDEXED BY request_rules
       LEFT JOIN outbox o ON o.service_id = r.service_id AND o.request_id = r.id
     WHERE r.status = 'completed' AND r.rules < ${outcomeRules} LIMIT ?`
  )
  const judge = connection.prepare(
    `UPDATE cache.request SET outcome = @outcome, rules = ${outcomeRules}, lacking = @lacking
     WHERE service_id = @serviceId AND id = @id`
  )
  return {
    /** Some of those that are to be judged anew. */
    outdated: (most: number): OutdatedRequest[] => outdated.all(most),
    /** Keeps the outcome by today's rules. */
    judge: (judged: Pick<OutdatedRequest, 'serviceId' | 'id' | 'outcome'> & { lacking: boolean }): void =>
      void judge.run({ ...judged, lacking: Number(judged.lacking) })
  }
}
