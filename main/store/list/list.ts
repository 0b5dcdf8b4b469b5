/** The list as the clerk asks for it: searched, filtered, sorted, in parts, and counted. */
import type { Clock } from '../../clock.ts'
import type { Connection } from '../connection.ts'
import type { Claims } from '../outbox.ts'
import { type ListedRequest, shown } from '../views.ts'
import { fold, wordsOf } from './fold.ts'
import {
  dayEnd,
  dayStart,
  type ListCounts,
  type ListOrder,
  type ListQuery,
  type ListView,
  listStatuses,
  listVerdicts,
  listViews
} from './query.ts'

const kind = `CASE WHEN outbox IS NOT NULL THEN 'notSent' WHEN status = 'pending' THEN 'waiting' WHEN status = 'expired' THEN 'expired'
  WHEN status <> 'completed' THEN 'other' WHEN matched IS NULL THEN 'completed' WHEN matched THEN 'matching' ELSE 'differing' END`

const views: Record<ListView, string> = {
  all: '1',
  waiting: `(outbox IN ('queued', 'sending', 'unsure') OR (outbox IS NULL AND status NOT IN ('completed', 'expired')))`,
  toDecide: `(status = 'completed' AND verdict IS NULL)`,
  expiringToday: `(status = 'pending' AND linkExpiresAt < @dayEnd)`,
  proofMissing: `(status = 'completed' AND proofSize IS NULL)`,
  parked: `(outbox IN ('parked', 'rejected'))`
}

const orders: Record<ListOrder, string> = {
  createdAt: 'createdAt',
  reference: 'list_fold(reference)',
  who: 'list_fold(coalesce(who, list_who(claims)))',
  status: `CASE ${kind} ${listStatuses.map((each, index) => `WHEN '${each}' THEN ${index}`).join(' ')} END`,
  completedAt: 'completedAt'
}

type Bound = Record<string, string | number>

/** Reads over both databases. */
export function listReads(connection: Connection, clock: Clock) {
  connection.function('list_fold', { deterministic: true }, (text) => fold(String(text)))
  connection.function('list_who', { deterministic: true }, (claims) =>
    whoOf(JSON.parse(String(claims ?? '{}')) as Claims)
  )
  const text = `list_fold(reference || ' ' || coalesce(who, '') || ' ' || coalesce(claims, '') || ' ' || coalesce(body, ''))`

  function where(query: ListQuery): { sql: string; bound: Bound } {
    const bound: Bound = { dayEnd: dayEnd(clock.now()) }
    const parts = [views[query.view]]
    if (query.statuses.length > 0) parts.push(`${kind} IN (${listed(query.statuses, listStatuses)})`)
    if (query.verdicts.length > 0) parts.push(`coalesce(verdict, 'none') IN (${listed(query.verdicts, listVerdicts)})`)
    if (query.from !== null) {
      parts.push('createdAt >= @from')
      bound.from = dayStart(query.from)
    }
    if (query.to !== null) {
      parts.push('createdAt < @to')
      bound.to = dayStart(query.to, 1)
    }
    for (const [index, word] of wordsOf(query.search).entries()) {
      parts.push(`instr(${text}, @word${index}) > 0`)
      bound[`word${index}`] = word
    }
    return { sql: parts.join(' AND '), bound }
  }

  const ordered = ({ sort }: ListQuery) =>
    `ORDER BY ${orders[sort.by]} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, createdAt DESC, id`

  const countOf = (serviceId: string, sql: string, bound: Bound) =>
    connection
      .prepare<Bound, number>(`SELECT count(*) FROM (${shown}) WHERE ${sql} AND @dayEnd`)
      .pluck()
      .get({ ...bound, serviceId }) ?? 0

  return {
    /** A part of what a query shows, and how long the whole of it is. */
    page(serviceId: string, query: ListQuery, offset: number, limit: number): { total: number; rows: ListedRequest[] } {
      const { sql, bound } = where(query)
      const page = `SELECT * FROM (${shown}) WHERE ${sql} AND @dayEnd ${ordered(query)} LIMIT @limit OFFSET @offset`
      const rows = connection.prepare<Bound, ListedRequest>(page).all({ ...bound, serviceId, offset, limit })
      return { total: countOf(serviceId, sql, bound), rows }
    },
    /** The place of a request in what a query shows; null where it does not show it. */
    find(serviceId: string, query: ListQuery, id: string): number | null {
      const { sql, bound } = where(query)
      const ranked = `SELECT id, row_number() OVER (${ordered(query)}) - 1 AS place FROM (${shown}) WHERE ${sql} AND @dayEnd`
      const place = connection.prepare<Bound, number>(`SELECT place FROM (${ranked}) WHERE id = @id`).pluck()
      return place.get({ ...bound, serviceId, id }) ?? null
    },
    counts(serviceId: string): ListCounts {
      const bound = { dayEnd: dayEnd(clock.now()) }
      const counted = listViews.map((view) => [view, countOf(serviceId, views[view], bound)])
      return Object.fromEntries(counted) as ListCounts
    }
  }
}

const listed = <T extends string>(wanted: readonly T[], known: readonly T[]) =>
  known
    .filter((each) => wanted.includes(each))
    .map((each) => `'${each}'`)
    .join(', ')

/** The person as asked for: the name, else the code, else birth date and country. */
function whoOf({ name, sub, birthdate, country }: Claims): string {
  return name || sub || [birthdate, country].filter(Boolean).join(' ')
}
