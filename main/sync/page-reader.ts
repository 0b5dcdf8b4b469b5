/** Reads pages of a service's list into the cache, and remembers what the list looked like. */
import type { Clock } from '../clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { keepEach, withoutDoubles } from './keep-each.ts'
import { pageSize } from './listing.ts'
import { type ListOrder, newestOf, orderOf } from './order.ts'
import { cached } from './told.ts'

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
  /** When its newest request was created, milliseconds since 1970 UTC; null where that is not told. */
  newest: number | null
}

/** Reads one service's list. */
export type PageReader = {
  shape(): ListShape
  /**
   * How many pages the list has, by what was told last or, where that is not told, by what the desk knows; at least 1.
   */
  pages(): number
  /** Reads a page into the cache; null where the service could not be read. */
  read(page: number): Promise<PageRead | null>
  /** Asks for one request; `null` where the service could not be asked, false where it does not have it. */
  show(id: string): Promise<boolean | null>
}

/** Makes the reader of one service. */
export function createPageReader(options: SweepOptions): PageReader {
  const { client, store, serviceId } = options
  let shape: ListShape = { order: undefined, total: null, perPage: pageSize }
  let before = { page: 0, length: 0 }

  /** What a page of `length` requests tells about how many the service gives at most. */
  function perPage(page: number, length: number, total: number | null): number {
    if (length > shape.perPage) return length
    if (length === 0) return shape.perPage
    // Without a count, only a page that another follows is known to be full.
    if (total === null) return before.page === page - 1 && before.length > 0 ? before.length : shape.perPage
    return length === Math.min(shape.perPage, total - (page - 1) * shape.perPage) ? shape.perPage : length
  }

  return {
    shape: () => shape,
    pages: () => Math.max(1, Math.ceil((shape.total ?? store.requests.count(serviceId)) / shape.perPage)),

    async read(page) {
      const answer = await client.listPage({ page, pageSize })
      if (!answer.ok) return null
      const { items, total, malformed } = answer.value
      const length = items.length + malformed
      shape = { order: orderOf(items) ?? shape.order, total, perPage: perPage(page, length, total) }
      before = { page, length }
      const hasNews = keep(options, items)
      return { ids: items.map(({ id }) => id), hasNews, isEmpty: length === 0, newest: newestOf(items) }
    },

    async show(id) {
      const answer = await client.show(id)
      if (answer.ok) keep(options, [answer.value])
      else if (answer.error.kind !== 'notFound' && answer.error.kind !== 'malformed') return null
      return answer.ok
    }
  }
}

/** Keeps what the service told; true where any of it was news. */
function keep(options: SweepOptions, requests: readonly EeidRequest[]): boolean {
  const { store, serviceId, clock } = options
  const put = (request: EeidRequest) => store.requests.put(cached(serviceId, request, clock.now()))
  const hasNews = keepEach(options, withoutDoubles(requests), put)
  if (hasNews) options.changed()
  return hasNews
}
