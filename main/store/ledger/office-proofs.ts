/** Proofs of identity that an office's desks leave for one another. Without an office all of it is empty. */
import type { Connection } from '../database/connection.ts'
import type { RequestKey } from './office-merge.ts'

/** The table of shared proofs. A row without a desk is of a proof that the office's server is still to be given. */
export function officeProofs(connection: Connection) {
  const toPut = connection.prepare<RequestKey>(
    `INSERT INTO office_proof (service_id, request_id, desk)
     SELECT service_id, request_id, '' FROM proof WHERE service_id = @serviceId AND request_id = @requestId
       AND EXISTS (SELECT 1 FROM office WHERE is_admitted = 1)
     ON CONFLICT DO UPDATE SET desk = ''`
  )
  const waiting = connection.prepare<[number], RequestKey>(
    `SELECT service_id AS serviceId, request_id AS requestId FROM office_proof WHERE desk = '' ORDER BY rowid LIMIT ?`
  )
  const wasPut = connection.prepare<RequestKey>(
    `DELETE FROM office_proof WHERE service_id = @serviceId AND request_id = @requestId AND desk = ''`
  )
  const note = connection.prepare<RequestKey & { desk: string }>(
    `INSERT INTO office_proof (service_id, request_id, desk) 
     SELECT service_id, request_id, @desk FROM proof WHERE service_id = @serviceId AND request_id = @requestId
     ON CONFLICT DO UPDATE SET desk = excluded.desk`
  )
  const confirm = connection.prepare<RequestKey>(
    `DELETE FROM office_proof WHERE service_id = @serviceId AND request_id = @requestId AND desk <> ''`
  )
  const from = connection
    .prepare<RequestKey, string>(
      `SELECT desk FROM office_proof WHERE service_id = @serviceId AND request_id = @requestId AND desk <> ''`
    )
    .pluck()
  return {
    /** eeID has given this desk a proof: the office's server is to have it. Where nothing is shared, nothing is done. */
    toPut: (key: RequestKey): void => void toPut.run(key),
    /** Some of those that wait, the oldest first. */
    waiting: (most: number): RequestKey[] => waiting.all(most),
    /** The server has it, or never will. */
    wasPut: (key: RequestKey): void => void wasPut.run(key),
    /** The kept proof of a request is the one that another desk, by its name, has fetched. */
    tookFrom: (key: RequestKey, desk: string): void => void note.run({ ...key, desk }),
    /** eeID itself has given this desk the same proof. */
    confirm: (key: RequestKey): void => void confirm.run(key),
    /** Which desk fetched the kept proof; undefined where this one did. */
    from: (key: RequestKey): string | undefined => from.get(key)
  }
}
