import type { StoredRequest } from './model.ts'
import { type Random, shuffled } from './random.ts'
import type { RequestStore } from './request-store.ts'
import type { Switches } from './switches.ts'

/** What one list call asks for; both start at 1. */
export interface PageWanted {
  page: number
  pageSize: number
}

/** One page of a service's requests. */
export interface Page {
  items: StoredRequest[]
  total: number
  /** The size the server kept to, after its cap. */
  pageSize: number
}

/** Orders and cuts a service's requests, and moves them about between calls when told to. */
export class Listing {
  readonly #store: RequestStore
  readonly #random: Random
  readonly #kept = new Map<string, { key: string; ordered: StoredRequest[] }>()
  readonly #heads = new Map<string, StoredRequest[]>()
  #moves = 0

  constructor(store: RequestStore, random: Random) {
    this.#store = store
    this.#random = random
  }

  /** The page asked for, in the order the switches say. */
  page(clientId: string, wanted: PageWanted, switches: Switches): Page {
    const ordered = this.#ordered(clientId, switches.order)
    const pageSize = Math.min(wanted.pageSize, switches.pageSizeCap ?? Number.POSITIVE_INFINITY)
    const start = (wanted.page - 1) * pageSize
    return { items: ordered.slice(start, start + pageSize), total: ordered.length, pageSize }
  }

  /** Moves the item at `index` to the head of the service's list, where it stays. */
  moveToHead(clientId: string, index: number, switches: Switches): void {
    const moved = this.#ordered(clientId, switches.order)[index]
    if (!moved) return
    const others = (this.#heads.get(clientId) ?? []).filter((request) => request !== moved)
    this.#heads.set(clientId, [moved, ...others])
    this.#moves += 1
  }

  /** Forgets every move. */
  clear(): void {
    this.#heads.clear()
    this.#kept.clear()
  }

  #ordered(clientId: string, order: Switches['order']): StoredRequest[] {
    const own = this.#store.ofClient(clientId)
    if (order === 'random') return shuffled(this.#random, own)
    const key = `${order} ${this.#store.changes} ${this.#moves}`
    const kept = this.#kept.get(clientId)
    if (kept?.key === key) return kept.ordered
    const ordered = this.#withHeads(clientId, sorted(own, order))
    this.#kept.set(clientId, { key, ordered })
    return ordered
  }

  #withHeads(clientId: string, ordered: StoredRequest[]): StoredRequest[] {
    const heads = this.#heads.get(clientId)
    if (!heads) return ordered
    const first = new Set(heads)
    return [...heads, ...ordered.filter((request) => !first.has(request))]
  }
}

function sorted(requests: readonly StoredRequest[], order: Exclude<Switches['order'], 'random'>): StoredRequest[] {
  const oldestFirst = requests.toSorted((a, b) => a.createdAt - b.createdAt)
  if (order === 'oldest-first') return oldestFirst
  if (order === 'newest-first') return oldestFirst.reverse()
  return oldestFirst
    .map((request) => ({ request, rank: scrambled(request.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ request }) => request)
}

/** An id read backwards: an order that has nothing to do with time, and is always the same. */
function scrambled(id: string): string {
  return [...id].reverse().join('')
}
