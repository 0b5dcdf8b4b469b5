/** The list as the clerk asks for it: searched, filtered, sorted, in parts, and counted. */
import type { Clock } from '../../clock.ts'
import type { Connection } from '../connection.ts'
import { listCounting } from './counting.ts'
import { wordsOf } from './fold.ts'
import type { ListedRequest } from './listed.ts'
import { dayEnd, type ListCounts, type ListQuery } from './query.ts'
import { relisting, shownColumns } from './relist.ts'
import { type Bound, type Condition, conditionOf, facetsOf, type Order, orderOf } from './where.ts'

// A search that finds no more than these is over once: their places are kept until something changes, and the next letter
// is looked for among them only. Not more: most searches would be gone through twice, to find these and to count the rest.
const mostKept = 250

/**
 * What was asked last: the numbers of its first rows in their order, and how many there are. `frame` is all of it but the
 * words.
 */
type Answer = { frame: string; words: string[]; rows: number[]; total: number; condition: Condition; order: Order }

type Asked = Pick<Answer, 'condition' | 'order'>
type Found = Pick<Answer, 'rows' | 'total'>

/** Reads over the list's table. `era` makes a name for a ledger that has none yet. */
export function listReads(connection: Connection, clock: Clock, era: () => string) {
  const { relist, numberOf, version } = relisting(connection, era)
  const counting = listCounting(connection, version)
  const dress = connection.prepare<{ serviceId: string; rows: string }, ListedRequest>(
    `SELECT ${shownColumns}, @serviceId AS serviceId
     FROM json_each(@rows) j JOIN cache.listed l ON l.row = j.value ORDER BY j.key`
  )
  const numbers = (sql: string) => connection.prepare<Bound, number>(sql).pluck()
  let last: Answer | undefined

  function part({ condition, order }: Asked, offset: number, limit: number): number[] {
    const from = `cache.listed INDEXED BY ${order.index}`
    const sql = `SELECT row FROM ${from} WHERE ${condition.sql} ORDER BY ${order.sql} LIMIT @limit OFFSET @offset`
    return numbers(sql).all({ ...condition.bound, limit, offset })
  }

  /** Counts what a condition finds, `last` being the last of the first `mostKept`: newest first, only what comes after it. */
  function countOf({ condition, order }: Asked, last: number): number {
    const count = `SELECT count(*) FROM cache.listed INDEXED BY listed_created WHERE ${condition.sql}`
    if (order.key !== 'created_at') return numbers(count).get(condition.bound) ?? 0
    const createdAt = numbers('SELECT created_at FROM cache.listed WHERE row = @last').get({ last }) ?? 0
    const after = order.descending
      ? 'created_at <= @createdAt AND NOT (created_at = @createdAt AND row <= @last)'
      : 'created_at >= @createdAt AND NOT (created_at = @createdAt AND row >= @last)'
    return mostKept + (numbers(`${count} AND ${after}`).get({ ...condition.bound, createdAt, last }) ?? 0)
  }

  function answer(serviceId: string, query: ListQuery): Answer {
    relist()
    const today = dayEnd(clock.now())
    const service = numberOf(serviceId)
    const frame = JSON.stringify([version(), service, today, { ...query, search: '' }])
    const words = wordsOf(query.search)
    const before = last?.frame === frame ? last : undefined
    if (before && isSame(before.words, words)) return before
    const asked = { condition: conditionOf(query, service, today), order: orderOf(query) }
    const narrowed = before && before.rows.length === before.total && isNarrower(before.words, words)
    const found = { frame, words, ...asked, ...(narrowed ? among(before.rows, asked) : anew(query, service, asked)) }
    // What a transaction saw may be undone.
    last = connection.inTransaction ? undefined : found
    return found
  }

  function anew(query: ListQuery, service: number, asked: Asked): Found {
    const counted = asked.condition.isCounted ? counting.with(service, facetsOf(query)) : undefined
    const rows = counted === undefined || counted <= mostKept ? part(asked, 0, mostKept) : []
    const last = rows.at(mostKept - 1)
    const total = counted ?? (last === undefined ? rows.length : countOf(asked, last))
    return { rows, total }
  }

  function among(known: readonly number[], { condition }: Asked): Found {
    // Each known row is gone to; SQLite by itself would go through all of the service's.
    const from = 'json_each(@known) j CROSS JOIN cache.listed NOT INDEXED ON row = j.value'
    const sql = `SELECT row FROM ${from} WHERE ${condition.sql} ORDER BY j.key`
    const rows = numbers(sql).all({ ...condition.bound, known: JSON.stringify(known) })
    return { rows, total: rows.length }
  }

  /** How many stand before a row in the order of the answer. */
  function placeOf({ condition, order }: Answer, row: number): number | null {
    const where = `FROM cache.listed WHERE ${condition.sql}`
    const own = connection
      .prepare<Bound, { key: string | number | null; createdAt: number }>(
        `SELECT ${order.key} AS key, created_at AS createdAt ${where} AND row = @row`
      )
      .get({ ...condition.bound, row })
    if (!own) return null
    const bound = { ...condition.bound, row, key: own.key, createdAt: own.createdAt }
    return numbers(`SELECT count(*) ${where} AND (${before(order, own.key)})`).get(bound) ?? 0
  }

  return {
    /** A part of what a query shows, and how long the whole of it is. */
    page(serviceId: string, query: ListQuery, offset: number, limit: number): { total: number; rows: ListedRequest[] } {
      const found = answer(serviceId, query)
      const isKept = offset + limit <= found.rows.length || found.rows.length === found.total
      const rows = isKept ? found.rows.slice(offset, offset + limit) : part(found, offset, limit)
      return { total: found.total, rows: dress.all({ serviceId, rows: JSON.stringify(rows) }) }
    },

    /** All that a query shows, in its order, read at once: page by page, the last would be a hundred thousand rows away. */
    all(serviceId: string, query: ListQuery): Pick<ListedRequest, 'id' | 'reference'>[] {
      const { condition, order } = answer(serviceId, query)
      const from = `cache.listed INDEXED BY ${order.index}`
      return connection
        .prepare<Bound, Pick<ListedRequest, 'id' | 'reference'>>(
          `SELECT id, reference FROM ${from} WHERE ${condition.sql} ORDER BY ${order.sql}`
        )
        .all(condition.bound)
    },

    /** The place of a request in what a query shows, from 0; null where it does not show it. */
    find(serviceId: string, query: ListQuery, id: string): number | null {
      const found = answer(serviceId, query)
      const { service = 0 } = found.condition.bound
      const row = numbers('SELECT row FROM cache.listed WHERE service = @service AND id = @id').get({ service, id })
      if (row === undefined) return null
      const place = found.rows.indexOf(row)
      if (place !== -1) return place
      return found.rows.length === found.total ? null : placeOf(found, row)
    },

    /** How many requests each view has. */
    counts(serviceId: string): ListCounts {
      relist()
      return counting.views(numberOf(serviceId), dayEnd(clock.now()))
    },

    /** Brings the list up to what has changed, so that the next start need not make it anew. */
    settle: relist
  }
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word, index) => word === other[index])

/** Whether whatever has all of `after` has all of `before` too. */
const isNarrower = (before: readonly string[], after: readonly string[]) =>
  before.every((word) => after.some((longer) => longer.includes(word)))

/** The condition for standing before a row with `@key`, `@createdAt` and `@row`. */
function before({ key, descending }: Order, own: string | number | null): string {
  if (key === 'created_at') {
    return descending
      ? 'created_at > @createdAt OR (created_at = @createdAt AND row < @row)'
      : 'created_at < @createdAt OR (created_at = @createdAt AND row > @row)'
  }
  const newer = `(${key} IS @key AND (created_at > @createdAt OR (created_at = @createdAt AND row < @row)))`
  if (own === null) return `${key} IS NOT NULL OR ${newer}`
  return `${key} ${descending ? '>' : '<'} @key OR ${newer}`
}
