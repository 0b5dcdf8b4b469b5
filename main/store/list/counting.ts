/** How many requests the list has, by what they are filtered by. */
import { type ListCounts, type ListView, listViews } from '../../../common/words/list-query.ts'
import type { Connection } from '../database/connection.ts'
import { numberOf } from './state.ts'
import { type Facets, facetsOfView, hasFacets } from './where.ts'

type Group = { state: number; verdict: number; proofKept: number; done: number; count: number }

/** Counts over the list's table, by the numbers of services. `version` counts up with every change of the table. */
export function listCounting(connection: Connection, version: () => number) {
  const groups = connection.prepare<[number], Group>(
    `SELECT state, verdict_number AS verdict, proof_kept AS proofKept, done, count(*) AS count
     FROM cache.listed INDEXED BY listed_counts WHERE service = ? GROUP BY state, verdict_number, proof_kept, done`
  )
  const expiring = connection
    .prepare<[number, number, number], number>(
      `SELECT count(*) FROM cache.listed INDEXED BY listed_counts WHERE service = ? AND state = ? AND link_expires_at < ?`
    )
    .pluck()
  let last = { version: -1, counted: new Map<number, Group[]>() }

  function groupsOf(service: number): readonly Group[] {
    const now = version()
    const known = last.version === now ? last.counted.get(service) : undefined
    if (known) return known
    const counted = groups.all(service)
    // What a transaction saw may be undone.
    if (connection.inTransaction) return counted
    if (last.version !== now) last = { version: now, counted: new Map() }
    last.counted.set(service, counted)
    return counted
  }

  const sum = (counted: readonly Group[], facets: Facets) =>
    counted.filter((group) => hasFacets(facets, group)).reduce((total, { count }) => total + count, 0)
  return {
    /** Of those that have what is asked for. */
    with: (services: readonly number[], facets: Facets): number => sum(services.flatMap(groupsOf), facets),
    /** Of every view; `today` is when the desk's day ends. */
    views(services: readonly number[], today: number): ListCounts {
      const counted = services.flatMap(groupsOf)
      const expires = (service: number) => expiring.get(service, numberOf('waiting'), today) ?? 0
      const ofView = (view: ListView) =>
        view === 'expiringToday'
          ? services.reduce((total, service) => total + expires(service), 0)
          : sum(counted, facetsOfView(view))
      return Object.fromEntries(listViews.map((view) => [view, ofView(view)])) as ListCounts
    }
  }
}
