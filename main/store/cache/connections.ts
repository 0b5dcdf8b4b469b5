/** When each service last answered, so that a desk that starts without the network can still say so. */
import type { Connection } from '../database/connection.ts'

/** When each service last answered; the table is called `line`. Times in milliseconds since 1970 UTC by the desk's clock. */
export function connectionTable(connection: Connection) {
  const read = connection.prepare<[string], number>('SELECT last_reached FROM cache.line WHERE service_id = ?').pluck()
  const write = connection.prepare(
    `INSERT INTO cache.line (service_id, last_reached) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET last_reached = excluded.last_reached`
  )
  return {
    lastReached: (serviceId: string): number | null => read.get(serviceId) ?? null,
    setLastReached: (serviceId: string, time: number): void => void write.run(serviceId, time)
  }
}
