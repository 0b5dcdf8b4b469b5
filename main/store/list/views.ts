/** The list as the clerk sees it: what is on the service and what is still in the outbox, as one. */
import type { OutcomeWord, Verdict } from '../../../common/words/outcomes.ts'
import type { OutboxState } from '../../../common/words/requests.ts'
import { firstMoment, lastMoment } from '../../clock/moment.ts'
import { outcomeRules } from '../../outcome/words.ts'
import type { Connection } from '../database/connection.ts'
import { isDecidedTwice } from '../ledger/decisions.ts'

/** One request as both databases tell it. Times in milliseconds since 1970 UTC. */
export type FoundRequest = {
  /** Where it stands among those that were kept in the same way. */
  place: number
  /** The outbox row's id where this desk made the request, else the service's. */
  id: string
  serviceId: string
  requestId: string | null
  outbox: OutboxState | null
  status: string | null
  reference: string
  who: string | null
  claims: string | null
  createdAt: number
  completedAt: number | null
  linkExpiresAt: number | null
  /** What comparing came to; null while it is not completed, and where other rules than today's have said it. */
  outcome: OutcomeWord | null
  proofSize: number | null
  proofRefused: number | null
  doubled: number
  /** Another request took its place while its link lived: completed all the same, it is a late one. */
  superseded: number
  /** Its proof was filed, saved or printed. */
  done: number
  /** What the clerk decided last. */
  verdict: Verdict | null
  /** When the clerk decided last. */
  decidedAt: number | null
  /** Its proof was put into the office's folder. */
  filed: number
  /** The clerk's note as it stands. */
  note: string | null
  /** As this desk asked; null where another client made the request. */
  reason: string | null
  /** The service's own answer. */
  body: string | null
}

/** The columns with a time that may be missing: a row tells it as ISO 8601. */
export const timeColumns = ['completedAt', 'linkExpiresAt'] as const

/** The columns with 0 or 1: a row tells it as false or true. */
export const flagColumns = ['doubled', 'superseded'] as const

const doubled = `
  (r.reference <> '' AND EXISTS (SELECT 1 FROM outbox d WHERE d.service_id = r.service_id AND d.reference = r.reference AND d.state = 'created')
   AND EXISTS (SELECT 1 FROM cache.request t WHERE t.service_id = r.service_id AND t.reference = r.reference AND t.id <> r.id))`

const superseded = `
  EXISTS (SELECT 1 FROM outbox s WHERE s.service_id = r.service_id AND s.supersedes = r.id AND s.discarded_at IS NULL)`

// A damaged proof is noted as filed nowhere, so that it is not tried again.
const done = (row: 'r' | 'o', requestId: string) => `
  (EXISTS (SELECT 1 FROM filing f WHERE f.service_id = ${row}.service_id AND f.request_id = ${requestId} AND f.path IS NOT NULL)
   OR EXISTS (SELECT 1 FROM proof_deed e WHERE e.service_id = ${row}.service_id AND e.request_id = ${requestId}))`

const idOf = { r: 'r.id', o: 'coalesce(o.request_id, o.id)' }

const decided = (row: 'r' | 'o', column: 'verdict' | 'decided_at') => `
  (SELECT d.${column} FROM decision d WHERE d.service_id = ${row}.service_id AND d.request_id = ${idOf[row]}
     AND NOT ${isDecidedTwice(`${row}.service_id`, idOf[row])} ORDER BY d.number DESC LIMIT 1)`

const filed = (row: 'r' | 'o') => `
  EXISTS (SELECT 1 FROM filing f WHERE f.service_id = ${row}.service_id AND f.request_id = ${idOf[row]} AND f.path IS NOT NULL)`

const note = (row: 'r' | 'o') => `
  (SELECT n.text FROM note n WHERE n.service_id = ${row}.service_id AND n.request_id = ${idOf[row]} ORDER BY n.number DESC LIMIT 1)`

// Rows that were kept by an older version, or by a damaged file, may tell times that nobody can show.
const moment = (column: string) => `iif(${column} BETWEEN ${firstMoment} AND ${lastMoment}, ${column}, NULL)`

/** What one half has in each column, by the column's name. */
type Columns = Record<keyof FoundRequest, string>

const onServiceColumns: Columns = {
  place: 'r.rowid',
  id: 'coalesce(o.id, r.id)',
  serviceId: 'r.service_id',
  requestId: 'r.id',
  outbox: 'NULL',
  status: 'r.status',
  reference: 'r.reference',
  who: 'r.who',
  claims: 'o.claims',
  createdAt: `coalesce(${moment('r.created_at')}, 0)`,
  completedAt: moment('r.completed_at'),
  linkExpiresAt: moment('r.link_expires_at'),
  outcome: `iif(r.rules = ${outcomeRules}, r.outcome, NULL)`,
  proofSize: 'p.size',
  proofRefused: 'nullif(a.refused, 0)',
  doubled,
  superseded,
  done: done('r', 'r.id'),
  verdict: decided('r', 'verdict'),
  decidedAt: moment(decided('r', 'decided_at')),
  filed: filed('r'),
  note: note('r'),
  reason: 'o.reason',
  body: 'r.body'
}

// A created row whose request the cache has lost is shown from the ledger until the next sweep tells it again.
const onlyHereColumns: Columns = {
  place: 'o.rowid',
  id: 'o.id',
  serviceId: 'o.service_id',
  requestId: 'o.request_id',
  outbox: "nullif(o.state, 'created')",
  status: "CASE o.state WHEN 'created' THEN 'unknown' END",
  reference: 'o.reference',
  who: 'NULL',
  claims: 'o.claims',
  createdAt: 'o.created_at',
  completedAt: 'NULL',
  linkExpiresAt: 'NULL',
  outcome: 'NULL',
  proofSize: 'p.size',
  proofRefused: 'NULL',
  doubled: '0',
  superseded: '0',
  done: done('o', 'o.request_id'),
  verdict: decided('o', 'verdict'),
  decidedAt: moment(decided('o', 'decided_at')),
  filed: filed('o'),
  note: note('o'),
  reason: 'o.reason',
  body: 'NULL'
}

/** The names of all columns. */
export const foundNames = Object.keys(onServiceColumns) as (keyof FoundRequest)[]

/** Both halves name their columns in one order: a UNION puts them together by place. */
const select = (columns: Columns) => foundNames.map((name) => `${columns[name]} AS ${name}`).join(', ')

const onService = `
  SELECT ${select(onServiceColumns)}
  FROM cache.request r
    LEFT JOIN outbox o ON o.service_id = r.service_id AND o.request_id = r.id
    LEFT JOIN proof p ON p.service_id = r.service_id AND p.request_id = r.id
    LEFT JOIN cache.proof_attempt a ON a.service_id = r.service_id AND a.request_id = r.id`

const onlyHere = `
  SELECT ${select(onlyHereColumns)}
  FROM outbox o
    LEFT JOIN proof p ON p.service_id = o.service_id AND p.request_id = o.request_id
  WHERE o.discarded_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM cache.request c WHERE c.service_id = o.service_id AND c.id = o.request_id)`

/** Reads over both databases. */
export function requestViews(connection: Connection) {
  const made = connection.prepare<{ id: string }, FoundRequest>(
    `${onService} WHERE o.id = @id AND o.discarded_at IS NULL UNION ALL ${onlyHere} AND o.id = @id`
  )
  // By service, or no index would help.
  const seen = connection.prepare<{ id: string }, FoundRequest>(
    `${onService} WHERE r.service_id IN (SELECT id FROM service) AND r.id = @id AND o.id IS NULL`
  )
  const sent = connection.prepare<[number, number], FoundRequest>(
    `${onService} WHERE r.rowid > ? ORDER BY r.rowid LIMIT ?`
  )
  const unsent = connection.prepare<[number, number], FoundRequest>(
    `${onlyHere} AND o.rowid > ? ORDER BY o.rowid LIMIT ?`
  )
  const unbound = connection.prepare<{ serviceId: string; id: string }, FoundRequest>(
    `${onService} WHERE r.service_id = @serviceId AND r.id = @id AND o.id IS NULL`
  )
  const known = connection.prepare<{ serviceId: string; requestId: string }, FoundRequest>(
    `${onService} WHERE r.service_id = @serviceId AND r.id = @requestId`
  )
  const referred = connection.prepare<{ reference: string }, FoundRequest>(
    `${onService} WHERE r.service_id IN (SELECT id FROM service) AND r.reference = @reference AND o.discarded_at IS NULL
     UNION ALL ${onlyHere} AND o.service_id IN (SELECT id FROM service) AND o.reference = @reference`
  )
  const onServices = connection.prepare<[], number>('SELECT count(*) FROM cache.request').pluck()
  return {
    /** How many requests the services have told of. */
    count: (): number => onServices.get() ?? 0,
    /** Every request with a reference, of every service. */
    withReference: (reference: string): FoundRequest[] => referred.all({ reference }),
    /** One request by the service's id of it. */
    onService: (serviceId: string, requestId: string): FoundRequest | undefined => known.get({ serviceId, requestId }),
    /** One request by the desk's id of it. */
    get: (id: string): FoundRequest | undefined => made.get({ id }) ?? seen.get({ id }),
    /** What the list shows of a service under an id. */
    shown: (serviceId: string, id: string): FoundRequest | undefined =>
      made.get({ id }) ?? unbound.get({ serviceId, id }),
    /** Every request of every service, each once, in parts of `most`. */
    *all(most: number): Generator<FoundRequest[]> {
      for (const part of [sent, unsent]) {
        for (let rows = part.all(-1, most); rows.length > 0; rows = part.all(rows.at(-1)?.place ?? 0, most)) {
          yield rows
        }
      }
    }
  }
}
