/** The services that this desk signs in to. Their secrets are in the keychain, under the service's id. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'

/** One service (client id and secret) of eeID. */
export type ServiceRow = {
  /** The desk's own id for it (UUID); also its account in the keychain. */
  id: string
  name: string
  environment: 'live' | 'test'
  baseUrl: string
  clientId: string
}

const columns = 'id, name, environment, base_url AS baseUrl, client_id AS clientId'

/** The services table of the ledger. */
export function serviceTable(connection: Connection, clock: Clock) {
  const list = connection.prepare<[], ServiceRow>(`SELECT ${columns} FROM service ORDER BY created_at, id`)
  const get = connection.prepare<[string], ServiceRow>(`SELECT ${columns} FROM service WHERE id = ?`)
  const find = connection.prepare<[string, string], ServiceRow>(
    `SELECT ${columns} FROM service WHERE base_url = ? AND client_id = ?`
  )
  const insert = connection.prepare(
    'INSERT INTO service (id, name, environment, base_url, client_id, created_at) VALUES (?, ?, ?, ?, ?, ?)'
  )
  const change = connection.prepare(
    'UPDATE service SET name = ?, environment = ?, base_url = ?, client_id = ? WHERE id = ?'
  )
  return {
    list: (): ServiceRow[] => list.all(),
    get: (id: string): ServiceRow | undefined => get.get(id),
    /** The service with this base URL and client id, if the desk has it. */
    find: (baseUrl: string, clientId: string): ServiceRow | undefined => find.get(baseUrl, clientId),
    newId: (): string => randomUUID(),
    add(row: ServiceRow): void {
      insert.run(row.id, row.name, row.environment, row.baseUrl, row.clientId, clock.now())
    },
    update(row: ServiceRow): void {
      change.run(row.name, row.environment, row.baseUrl, row.clientId, row.id)
    }
  }
}
