/** Whether the same person was asked a short while ago. */
import { personKey } from '../../../common/people/code/person-key.ts'
import { lastMoment } from '../../clock/moment.ts'
import type { Connection } from '../database/connection.ts'
import type { Claims } from '../ledger/outbox.ts'

/** An earlier request about the same person. `createdAt` in milliseconds since 1970 UTC. */
export type EarlierRequest = { id: string; reference: string; createdAt: number }

type Row = EarlierRequest & { claims: string }

/** Reads over both databases. */
export function recentRequests(connection: Connection) {
  const since = connection.prepare<{ serviceId: string; since: number }, Row>(
    `SELECT coalesce(o.id, r.id) AS id, r.reference, r.created_at AS createdAt,
       coalesce(o.claims, iif(json_valid(r.body),
         (SELECT json_group_object(json_extract(c.value, '$.type'), json_extract(c.value, '$.value'))
          FROM json_each(r.body, '$.claims_required') c WHERE c.type = 'object'), NULL)) AS claims
     FROM cache.request r LEFT JOIN outbox o ON o.service_id = r.service_id AND o.request_id = r.id
     WHERE r.service_id = @serviceId AND r.created_at BETWEEN @since AND ${lastMoment}
     UNION ALL
     SELECT id, reference, created_at AS createdAt, claims FROM outbox
     WHERE service_id = @serviceId AND created_at >= @since AND discarded_at IS NULL AND state <> 'created'
     ORDER BY createdAt DESC`
  )
  return {
    /** The same for several people at once, in one reading. */
    aboutEach(serviceId: string, people: readonly Claims[], sinceMs: number): (EarlierRequest | undefined)[] {
      const wanted = people.map(personKey)
      const missing = new Set(wanted.filter((person) => person !== null))
      const found = new Map<string, EarlierRequest>()
      if (missing.size === 0) return people.map(() => undefined)
      for (const { claims: told, ...row } of since.iterate({ serviceId, since: sinceMs })) {
        const person = personKey(JSON.parse(told ?? '{}') as Claims)
        if (person === null || !missing.delete(person)) continue
        found.set(person, row)
        if (missing.size === 0) break
      }
      return wanted.map((person) => (person === null ? undefined : found.get(person)))
    },
    /** The latest request about the person of these claims since `sinceMs`, if there is one. */
    about(serviceId: string, claims: Claims, sinceMs: number): EarlierRequest | undefined {
      const person = personKey(claims)
      if (person === null) return undefined
      for (const { claims: told, ...row } of since.iterate({ serviceId, since: sinceMs })) {
        if (personKey(JSON.parse(told ?? '{}') as Claims) === person) return row
      }
      return undefined
    }
  }
}
