/**
 * Requests that stand still at this desk: another one has said something about them that must be understood before anything is done,
 * and this version does not understand it. A later version does, and goes on.
 */
import type { Connection } from '../database/connection.ts'
import type { SharedRequest } from './office.ts'

type RequestKey = { serviceId: string; requestId: string }

/** In SQL, whether the request of a row stands still. */
export const isStopped = (serviceId: string, requestId: string): string =>
  `EXISTS (SELECT 1 FROM office_stopped s WHERE s.service_id = ${serviceId} AND s.request_id = ${requestId})`

/** The table. */
export function officeStopped(connection: Connection) {
  const stop = connection.prepare<RequestKey & { entry: string }>(
    `INSERT INTO office_stopped (service_id, request_id, entry) VALUES (@serviceId, @requestId, @entry) ON CONFLICT DO NOTHING`
  )
  const is = connection
    .prepare<RequestKey, number>(
      'SELECT 1 FROM office_stopped WHERE service_id = @serviceId AND request_id = @requestId LIMIT 1'
    )
    .pluck()
  const all = connection.prepare<[], string>('SELECT DISTINCT entry FROM office_stopped').pluck()
  const named = connection.prepare<SharedRequest, RequestKey>(
    'SELECT id AS serviceId, @request AS requestId FROM service WHERE base_url = @baseUrl AND client_id = @clientId'
  )
  const ofSubject = connection.prepare<{ subject: string }, RequestKey>(
    `SELECT o.service_id AS serviceId, o.request_id AS requestId FROM outbox o
       JOIN (SELECT request FROM audit_subject WHERE subject = @subject
         UNION SELECT request FROM office_subject WHERE subject = @subject) n ON n.request = o.id
       WHERE o.request_id IS NOT NULL
     UNION SELECT r.service_id, r.id FROM service s CROSS JOIN cache.request r ON r.service_id = s.id
       JOIN (SELECT request FROM audit_subject WHERE subject = @subject
         UNION SELECT request FROM office_subject WHERE subject = @subject) n ON n.request = r.id`
  )
  return {
    /**
     * An entry that is not understood stops its request. `about`: which one it names, where it could be read so far. Returns the services
     * whose requests stand still because of it and did not before.
     */
    stop(entry: string, subject: string | null, about?: SharedRequest): string[] {
      const keys = about ? named.all(about) : subject === null ? [] : ofSubject.all({ subject })
      return keys.flatMap((key) => (stop.run({ ...key, entry }).changes > 0 ? [key.serviceId] : []))
    },
    /** Whether a request stands still. */
    isStopped: (key: RequestKey): boolean => is.get(key) === 1,
    /** The entries because of which requests stand still. */
    stopping: (): string[] => all.all()
  }
}
