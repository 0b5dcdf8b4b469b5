/** Reads pages of a service's list into the cache, and remembers what the list looked like. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../clock/clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import { isAboutWhatWasAsked } from '../eeid/errors.ts'
import { isZoneless } from '../eeid/moment.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { isLacking, keepAnswer } from './keep-answer.ts'
import { keepEach, withoutDoubles } from './keep-each.ts'
import { pageSize } from './listing.ts'
import { type ListOrder, newestOf, orderOf } from './order.ts'

/** What reading works with. */
export type SweepOptions = {
  serviceId: string
  store: Store
  client: EeidClient
  clock: Clock
  log: Log
  /** The service told something new. */
  changed: () => void
}

/** What the list looked like when it was last read; it may look different next time. */
export type ListShape = {
  /** Undefined before a page showed it, and for a list too short to show any. */
  order: ListOrder | undefined
  /** How many requests the service said it has; null before it said so. */
  total: number | null
  /** How many requests a full page has: what was asked for, or less where the service gives less. */
  perPage: number
}

/** One page as read. */
export type PageRead = {
  ids: string[]
  /** Any of it was new or has changed. */
  hasNews: boolean
  isEmpty: boolean
  /** How many calls it took: those that had just ended may have been asked for alone. */
  calls: number
  /** The order that this page itself shows; undefined where it shows too little. */
  order: ListOrder | undefined
  /** When its newest request was created, milliseconds since 1970 UTC; null where that is not told. */
  newest: number | null
}

/** A page that is asked for. */
export type ListAnswer = ReturnType<EeidClient['listPage']>

/** A page as read, and those after it that are asked for already, in their order. */
export type PageOfMany = { read: PageRead; next: readonly ListAnswer[] }

/** Reads one service's list. */
export type PageReader = {
  shape(): ListShape
  /**
   * How many pages the list has, by what was told last or, where that is not told, by what the desk knows; at least 1.
   */
  pages(): number
  /** Reads a page into the cache; null where the service could not be read. */
  read(page: number): Promise<PageRead | null>
  /**
   * The same for a page of many: `asked` has its answer, and those of the pages after it, as far as they were asked for already.
   * While this one is kept, the next two are asked for, up to the page that `followedTo` tells by this page's ids, and as far as
   * the service seems to have them; only the next one where it does not say how many there are.
   */
  readOneOf(
    page: number,
    asked: readonly ListAnswer[],
    followedTo: (ids: readonly string[]) => number
  ): Promise<PageOfMany | null>
  /** Asks for one request; `null` where the service could not be asked, false where it does not have it. */
  show(id: string): Promise<boolean | null>
}

// A page takes as long to come as one to be taken apart and kept: with one ahead, each is waited for after the one before.
const mostAhead = 2

// A hundred hold the window up for 30 ms, and longer where their commit brings pages to their place.
const keptAtOnce = 25

// A person waits for each: more than end at a time, and few enough to hold up nothing.
const mostEnded = 5

/** Makes the reader of one service. */
export function createPageReader(options: SweepOptions): PageReader {
  const { client, store, serviceId, clock } = options
  let shape: ListShape = { order: undefined, total: null, perPage: pageSize }
  let before = { page: 0, length: 0 }
  let isZoneNoted = false

  /** What a page of `length` requests tells about how many the service gives at most. */
  function perPage(page: number, length: number, total: number | null): number {
    if (length > shape.perPage) return length
    if (length === 0) return shape.perPage
    const left = (total ?? 0) - (page - 1) * shape.perPage
    // Without a count that goes so far, only a page that another follows is known to be full.
    if (left <= 0) return before.page === page - 1 && before.length > 0 ? before.length : shape.perPage
    return length === Math.min(shape.perPage, left) ? shape.perPage : length
  }

  /**
   * Asks alone for those that have just ended, where the page does not tell enough to judge them by: otherwise they would
   * be judged twice before the clerk's eyes.
   */
  async function askForEnded(
    items: readonly EeidRequest[]
  ): Promise<{ calls: number; shown: Map<string, EeidRequest> }> {
    const shown = new Map<string, EeidRequest>()
    const ended = items.filter(({ id, status }) => status === 'completed' && store.requests.isPending(serviceId, id))
    const wanting = ended.filter((request) => isLacking(store, { serviceId, request, now: clock.now() }))
    let calls = 0
    for (const { id } of wanting.slice(0, mostEnded)) {
      calls += 1
      const answer = await client.show(id)
      if (!answer.ok) break
      shown.set(id, answer.value)
    }
    return { calls, shown }
  }

  const readOneOf: PageReader['readOneOf'] = async (page, [own = ask(page), ...ahead], followedTo) => {
    const answer = await own
    if (!answer.ok) return null
    const { items, total, malformed } = answer.value
    const length = items.length + malformed
    noteZones(items)
    const order = orderOf(items)
    shape = { order: order ?? shape.order, total, perPage: perPage(page, length, total) }
    before = { page, length }
    const ids = items.map(({ id }) => id)
    const next = isLast(page, length, total) ? [] : askedAhead(page, ahead, { total, upTo: followedTo(ids) })
    const { calls, shown } = await askForEnded(items)
    const hasNews = await keep(options, items, shown)
    const isEmpty = length === 0
    return { read: { ids, hasNews, isEmpty, calls: 1 + calls, order, newest: newestOf(items) }, next }
  }

  const ask = (page: number): ListAnswer => client.listPage({ page, pageSize })

  /** What is asked for behind a page that another one follows: what was asked for already, and what is still to be. */
  function askedAhead(
    page: number,
    ahead: readonly ListAnswer[],
    { total, upTo }: { total: number | null; upTo: number }
  ): ListAnswer[] {
    const most = total === null ? 1 : Math.min(mostAhead, Math.ceil(total / shape.perPage) - page)
    const next = [...ahead]
    while (next.length < Math.min(most, upTo - page)) next.push(ask(page + 1 + next.length))
    return next
  }

  /** Whether nothing follows this page, as far as the service says how many there are. */
  const isLast = (page: number, length: number, total: number | null) =>
    length === 0 || (total === null ? length < shape.perPage : page * shape.perPage >= total)

  /** Logged once, for whoever wonders why a desk's times are some hours off. */
  function noteZones(items: readonly EeidRequest[]): void {
    if (isZoneNoted || !items.some(isWithoutZone)) return
    isZoneNoted = true
    options.log.info('sync.times-without-zone')
  }

  return {
    shape: () => shape,
    pages: () => Math.max(1, Math.ceil((shape.total ?? store.requests.count(serviceId)) / shape.perPage)),

    read: async (page) => (await readOneOf(page, [], () => page))?.read ?? null,
    readOneOf,

    async show(id) {
      const answer = await client.show(id)
      if (answer.ok) {
        noteZones([answer.value])
        await keep(options, [], new Map([[id, answer.value]]))
      } else if (isAboutWhatWasAsked(answer.error)) store.requests.noteShown(serviceId, id)
      else return null
      return answer.ok
    }
  }
}

const isWithoutZone = ({ created_at, completed_at, link_expires_at }: EeidRequest) =>
  [created_at, completed_at, link_expires_at].some(isZoneless)

/**
 * Keeps what the service told in a list, then of requests alone; true where any of it was news. Of a long page everything else in main
 * has its turn between a few requests and the next.
 */
async function keep(
  options: SweepOptions,
  listed: readonly EeidRequest[],
  shown: ReadonlyMap<string, EeidRequest>
): Promise<boolean> {
  const { store, serviceId, clock } = options
  const alone = new Set(shown.values())
  const put = (request: EeidRequest) =>
    keepAnswer(store, { serviceId, request, now: clock.now(), isShown: alone.has(request) })
  const all = [...withoutDoubles(listed), ...alone]
  let hasNews = false
  try {
    for (let at = 0; at < all.length; at += keptAtOnce) {
      if (all.length > keptAtOnce) await nextTurn()
      hasNews = keepEach(options, all.slice(at, at + keptAtOnce), put) || hasNews
    }
  } finally {
    if (hasNews) options.changed()
  }
  return hasNews
}
