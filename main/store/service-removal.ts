/** Takes a service out of both databases, with everything that is of it. */
import { z } from 'zod'
import { underWayStates } from '../../common/words/requests.ts'
import type { ServiceHoldings } from '../../common/words/services.ts'
import type { Connection } from './database/connection.ts'
import { listOf } from './database/sql-list.ts'
import type { Deed } from './ledger/audit.ts'
import { heldRequests } from './ledger/holds.ts'
import type { Remembered } from './ledger/settings.ts'

/**
 * How often something was erased since the last backup that took the place of all others: until then older ones have it.
 */
export const backupsToRenew: Remembered<number> = { name: 'backups.renew', shape: z.int().min(0), initial: 0 }

// In the order in which they may go: what refers to a service before the service.
const ofService = [
  'main.proof',
  'main.earlier_proof',
  'main.office_proof',
  'main.proof_deed',
  'main.filing',
  'main.decision',
  'main.decided_twice',
  'main.office_stopped',
  'main.note',
  'main.outbox',
  'cache.request',
  'cache.to_tell',
  'cache.told_by',
  'cache.proof_attempt',
  'cache.line',
  'cache.first_sync'
]

/** What removing works with. */
type Options = {
  audit: { erase: (request: string) => number; add: (deed: Deed) => unknown }
  settings: { get: (one: Remembered<number>) => number; set: (one: Remembered<number>, value: number) => void }
  /** Brings the list up to what has changed. */
  settle: () => void
}

/** Counts what the desk has of a service, and takes it away. */
export function serviceRemoval(connection: Connection, { audit, settings, settle }: Options) {
  const count = (sql: string) => connection.prepare<{ id: string }, number>(`SELECT count(*) FROM ${sql}`).pluck()
  const counts = {
    requests: count(
      `(SELECT id FROM cache.request WHERE service_id = @id
        UNION SELECT coalesce(request_id, id) FROM outbox WHERE service_id = @id AND discarded_at IS NULL)`
    ),
    proofs: count('proof WHERE service_id = @id'),
    decisions: count('decision WHERE service_id = @id'),
    notes: count(`note WHERE service_id = @id AND text <> ''`),
    drafts: count(`draft WHERE json_extract(body, '$.serviceId') = @id`)
  }
  const underWay = count(`outbox WHERE service_id = @id AND state IN (${listOf(underWayStates)})`)
  const held = count(
    `(${heldRequests}
       AND request IN (SELECT id FROM outbox WHERE service_id = @id UNION SELECT id FROM cache.request WHERE service_id = @id))`
  )
  const ofBatches = count(
    `batch b JOIN batch_row r ON r.batch_id = b.id WHERE b.service_id = @id AND r.outbox_id IS NULL`
  )
  const inLog = connection
    .prepare<{ id: string }, string>(
      `SELECT request FROM audit_subject WHERE request IN (
         SELECT id FROM outbox WHERE service_id = @id UNION SELECT request_id FROM outbox WHERE service_id = @id
         UNION SELECT id FROM cache.request WHERE service_id = @id)`
    )
    .pluck()
  const steps = [
    `DELETE FROM setting WHERE name IN ('list.' || @id, 'list.day.' || @id)`,
    `UPDATE setting SET value = json_remove(value, '$."' || @id || '"') WHERE name = 'handover.linkHosts'`,
    `UPDATE setting SET value = (SELECT json_group_array(json(value)) FROM json_each(setting.value)
       WHERE json_extract(value, '$.serviceId') <> @id) WHERE name = 'outcomes.noLongerMatching'`,
    `DELETE FROM draft WHERE json_extract(body, '$.serviceId') = @id`,
    'DELETE FROM asked_file WHERE outbox_id IN (SELECT id FROM outbox WHERE service_id = @id)',
    'DELETE FROM erasure_item WHERE service_id = @id',
    'DELETE FROM erased_mark WHERE service_id = @id',
    `DELETE FROM hold WHERE request IN (SELECT id FROM outbox WHERE service_id = @id
       UNION SELECT id FROM cache.request WHERE service_id = @id)`,
    'DELETE FROM batch_row WHERE batch_id IN (SELECT id FROM batch WHERE service_id = @id)',
    'DELETE FROM batch WHERE service_id = @id',
    ...ofService.map((table) => `DELETE FROM ${table} WHERE service_id = @id`)
  ].map((sql) => connection.prepare<{ id: string }>(sql))
  // After the list has followed.
  const lastSteps = [
    'DELETE FROM cache.listed WHERE service = (SELECT number FROM cache.listed_service WHERE id = @id)',
    'DELETE FROM cache.listed_service WHERE id = @id',
    'DELETE FROM service WHERE id = @id'
  ].map((sql) => connection.prepare<{ id: string }>(sql))

  const holdings = (id: string): ServiceHoldings => ({
    requests: counts.requests.get({ id }) ?? 0,
    proofs: counts.proofs.get({ id }) ?? 0,
    decisions: counts.decisions.get({ id }) ?? 0,
    notes: counts.notes.get({ id }) ?? 0,
    drafts: counts.drafts.get({ id }) ?? 0,
    held: held.get({ id }) ?? 0,
    unsettled: (underWay.get({ id }) ?? 0) + (ofBatches.get({ id }) ?? 0)
  })

  return {
    /** How much the desk has of a service. */
    holdings,
    /**
     * Removes a service with all of it from both databases, and what the audit log tells of its requests; the log says who
     * removed how much. False, and nothing is done, while something of it is not settled or is held.
     */
    remove: connection.transaction((id: string, name: string): boolean => {
      const { unsettled, held, ...erased } = holdings(id)
      if (unsettled > 0 || held > 0) return false
      // What waits to be told to the list would be told of requests that are gone.
      settle()
      for (const request of inLog.all({ id })) audit.erase(request)
      for (const step of steps) step.run({ id })
      settle()
      for (const step of lastSteps) step.run({ id })
      settings.set(backupsToRenew, settings.get(backupsToRenew) + 1)
      audit.add({ act: 'erase', told: { service: name, ...erased } })
      return true
    }),
    /** Writes all of it into the databases themselves: what was removed is still in what SQLite keeps beside them. */
    wipe: (): void => void connection.pragma('wal_checkpoint(TRUNCATE)')
  }
}
