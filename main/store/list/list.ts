/** The list as the clerk asks for it: searched, filtered, sorted, in parts, and counted. */
import { wordsOf } from '../../../common/people/search/searched.ts'
import type { ListCounts, ListQuery } from '../../../common/words/list-query.ts'
import type { Clock } from '../../clock/clock.ts'
import { dayEnd } from '../../clock/days.ts'
import type { Connection } from '../database/connection.ts'
import { inSlices, type Steps } from '../database/steps.ts'
import { listCounting } from './counting.ts'
import type { ListedRequest } from './listed.ts'
import { relisting, shownColumns } from './relist.ts'
import { serviceScopes } from './scope.ts'
import { listTallies } from './tallies.ts'
import { rowsWith, type Texts } from './texts.ts'
import { asksBeyondTime, type Bound, type Condition, conditionOf, facetsOf, type Order, orderOf } from './where.ts'

// What the first parts of an unsearched list come from: all of it is read only where somebody goes further down.
const mostFirst = 250

// Short ones, which much is found of: what has run often enough runs several times as fast.
const warmUpWords = [...'aeiost1234', 'an', 'ma', 'ов', 'ann', 'mar', 'ees', '490', 'ann mari']

/**
 * What is asked besides the words. `frame` names the condition, the order and the list as it stands. `rowsFrame` names
 * only what decides which rows there are, and where.
 */
type Asked = {
  frame: string
  rowsFrame: string
  /** The numbers of the services whose requests are asked for. */
  services: readonly number[]
  condition: Condition
  order: Order
}

/** The numbers of the rows that are found, in their order: all `total` of them, or the first. */
type Answer = Asked & { words: string[][]; rows: Int32Array; total: number }

/**
 * Reads over the list's table: of one service by its id, or of all of them (`allServices`). `era` makes a name for a ledger
 * that has none yet. `whenUnfit`: when a list that does not fit the databases is made anew.
 */
export function listReads(connection: Connection, clock: Clock, era: () => string, whenUnfit?: 'atOnce' | 'later') {
  const following = relisting(connection, era, whenUnfit)
  const { relist, numberOf, version, byTimeVersion, texts, prepareTexts, forgetTexts } = following
  const counting = listCounting(connection, version)
  const numbersOf = serviceScopes(connection, numberOf)
  const dress = connection.prepare<[string], ListedRequest>(
    `SELECT ${shownColumns}, s.id AS serviceId
     FROM json_each(?) j JOIN cache.listed l ON l.row = j.value JOIN cache.listed_service s ON s.number = l.service
     ORDER BY j.key`
  )
  const named = connection.prepare<[string], Pick<ListedRequest, 'id' | 'reference'>>(
    'SELECT l.id, l.reference FROM json_each(?) j JOIN cache.listed l ON l.row = j.value ORDER BY j.key'
  )
  const rowOf = connection
    .prepare<[number, string], number>('SELECT row FROM cache.listed WHERE service = ? AND id = ?')
    .pluck()
  let last: Answer | undefined
  let whole: { rowsFrame: string; rows: Int32Array } | undefined

  function read({ services, condition, order }: Asked, most: number): Int32Array {
    const statement = connection.prepare<Bound, number>(rowsSql(services, condition, order)).pluck()
    return Int32Array.from(statement.all({ ...condition.bound, most }))
  }

  /** All rows that are asked for, whatever words are looked for. */
  function everything(asked: Asked): Int32Array {
    if (whole?.rowsFrame === asked.rowsFrame) return whole.rows
    const rows = read(asked, -1)
    // What a transaction saw may be undone.
    whole = connection.inTransaction ? undefined : { rowsFrame: asked.rowsFrame, rows }
    return rows
  }

  function answer(serviceId: string, query: ListQuery): Answer {
    relist()
    const today = dayEnd(clock.now())
    const services = numbersOf(serviceId)
    const isByTime = hasAllByTime(query)
    const asks = [services, today, { ...query, search: '' }]
    const frame = JSON.stringify([version(), ...asks])
    const words = wordsOf(query.search)
    const before = last?.frame === frame ? last : undefined
    if (before && isSame(before.words, words)) return before
    const rowsFrame = JSON.stringify([isByTime, isByTime ? byTimeVersion() : version(), ...asks])
    const asked = { frame, rowsFrame, services, condition: conditionOf(query, today), order: orderOf(query) }
    const found = words.length === 0 ? unsearched(asked, query) : searched(asked, words, before)
    const answered = { ...asked, words, ...found }
    last = connection.inTransaction ? undefined : answered
    return answered
  }

  function unsearched(asked: Asked, query: ListQuery): Pick<Answer, 'rows' | 'total'> {
    if (asked.condition.isCounted) {
      const total = counting.with(asked.services, facetsOf(query))
      return { rows: read(asked, mostFirst), total }
    }
    const rows = everything(asked)
    return { rows, total: rows.length }
  }

  /** The next letter is looked for among what was found by those before it. */
  function searched(asked: Asked, words: string[][], before: Answer | undefined): Pick<Answer, 'rows' | 'total'> {
    const isNext = before && before.words.length > 0 && isNarrower(before.words, words)
    const rows = rowsWith(texts(), isNext ? before.rows : everything(asked), words)
    return { rows, total: rows.length }
  }

  const isWhole = ({ rows, total }: Answer) => rows.length === total

  return {
    /** A part of what a query shows, and how long the whole of it is. */
    page(serviceId: string, query: ListQuery, offset: number, limit: number): { total: number; rows: ListedRequest[] } {
      const found = answer(serviceId, query)
      const known = isWhole(found) || offset + limit <= found.rows.length ? found.rows : everything(found)
      const rows = known.slice(offset, offset + limit)
      return { total: found.total, rows: dress.all(listed(rows)) }
    },

    /** All that a query shows, in its order, read at once: page by page, the last would be a hundred thousand rows away. */
    all(serviceId: string, query: ListQuery): Pick<ListedRequest, 'id' | 'reference'>[] {
      const found = answer(serviceId, query)
      return named.all(listed(isWhole(found) ? found.rows : everything(found)))
    },

    /**
     * The same with all that a row shows, in parts of at most so many, however the list changes meanwhile; one that is gone
     * by then is left out.
     */
    *rows(serviceId: string, query: ListQuery, most: number): Generator<ListedRequest[]> {
      const found = answer(serviceId, query)
      const rows = isWhole(found) ? found.rows : everything(found)
      for (let from = 0; from < rows.length; from += most) {
        yield dress.all(listed(rows.slice(from, from + most)))
      }
    },

    /** How many a query shows. */
    total: (serviceId: string, query: ListQuery): number => answer(serviceId, query).total,

    /** The place of a request in what a query shows, from 0; null where it does not show it. */
    find(serviceId: string, query: ListQuery, id: string): number | null {
      const found = answer(serviceId, query)
      const row = found.services.map((service) => rowOf.get(service, id)).find((one) => one !== undefined)
      if (row === undefined) return null
      const near = found.rows.indexOf(row)
      const place = near === -1 && !isWhole(found) ? everything(found).indexOf(row) : near
      return place === -1 ? null : place
    },

    /** How many requests each view has. */
    counts(serviceId: string): ListCounts {
      relist()
      return counting.views(numbersOf(serviceId), dayEnd(clock.now()))
    },

    /** What was created, completed and decided, counted. */
    tallies: listTallies(connection, relist, numbersOf),

    /** Makes what a search looks through, and searches it for nobody: nobody waits for that at the first letter. */
    warmUp(): void {
      const rows = last === undefined ? new Int32Array(0) : everything(last)
      void inSlices(searchForNobody(prepareTexts(), rows), () => true)
    },

    /** Forgets what it keeps in memory of all requests, and of what was looked for; at the next use it is read anew. */
    forget(): void {
      last = undefined
      forgetTexts()
    },

    /** Brings the list up to what has changed. */
    settle: relist,

    /** The same, so that the next start need not make it anew; one that is outdated is left to that start. */
    settleAtEnd: following.relistAtEnd,

    /** Makes the list anew where an update wants it, in small steps. Broken off, it is as it was. */
    madeAnew: following.madeAnew
  }
}

/**
 * The rows of some services in an order. Of several it merges what the index has of each, so that none is sorted and a part
 * of them is found without the rest: `row` is the first column, those that order it follow.
 */
export function rowsSql(services: readonly number[], condition: Condition, order: Order): string {
  const of = (service: number, columns: string) =>
    `SELECT ${columns} FROM cache.listed INDEXED BY ${order.index} WHERE service = ${service} AND ${condition.sql}`
  const [only, ...others] = services
  const rows =
    others.length === 0
      ? of(only ?? -1, 'row')
      : services.map((service) => of(service, ['row', ...order.columns].join(', '))).join(' UNION ALL ')
  return `${rows} ORDER BY ${order.sql} LIMIT @most`
}

function* searchForNobody(prepared: Steps<Texts>, rows: Int32Array): Steps<void> {
  const all = yield* prepared
  // Taken apart here and not with the file: that is 75 ms, which each start would wait for.
  for (const word of warmUpWords) {
    rowsWith(all, rows, wordsOf(word))
    yield
  }
}

/** Whether a query shows the same rows in the same order whatever becomes of a request: what most of the day is asked. */
const hasAllByTime = (query: ListQuery): boolean =>
  query.view === 'all' &&
  query.statuses.length === 0 &&
  query.verdicts.length === 0 &&
  query.sort.by === 'createdAt' &&
  !asksBeyondTime(query)

/** What is looked for: words, each with what stands for it. */
type Words = readonly (readonly string[])[]

/** As SQLite is given them. */
const listed = (rows: Int32Array): string => `[${rows.join()}]`

const isSame = (one: Words, other: Words) =>
  one.length === other.length && one.every((word, index) => word.join() === other[index]?.join())

/** Whether whatever has all of `after` has all of `before` too. */
const isNarrower = (before: Words, after: Words) =>
  before.every((some) => after.some((longer) => longer.every((word) => some.some((part) => word.includes(part)))))
