/** How many requests the list has, by what they are filtered by. */
import { type ListCounts, type ListView, listViews } from '../../../common/words/list-query.ts'
import type { Connection } from '../database/connection.ts'
import { numberOf } from './state.ts'
import { type Facets, facetsOfView, hasFacets } from './where.ts'

type Group = { state: number; verdict: number; proofKept: number; done: number; count: number }

/** Counts over the list's table, by the number of a service. `version` counts up with every change of the table. */
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
  let last = { service: 0, version: -1, counted: [] as Group[] }

  function groupsOf(service: number): readonly Group[] {
    const now = version()
    if (last.service === service && last.version === now) return last.counted
    const counted = groups.all(service)
    // What a transaction saw may be undone.
    if (!connection.inTransaction) last = { service, version: now, counted }
    return counted
  }

  const sum = (counted: readonly Group[], facets: Facets) =>
    counted.filter((group) => hasFacets(facets, group)).reduce((total, { count }) => total + count, 0)
  return {
    /** Of those that have what is asked for. */
    with: (service: number, facets: Facets): number => sum(groupsOf(service), facets),
    /** Of every view; `today` is when the desk's day ends. */
    views(service: number, today: number): ListCounts {
      const counted = groupsOf(service)
      const ofView = (view: ListView) =>
        view === 'expiringToday'
          ? (expiring.get(service, numberOf('waiting'), today) ?? 0)
          : sum(counted, facetsOfView(view))
      return Object.fromEntries(listViews.map((view) => [view, ofView(view)])) as ListCounts
    }
  }
}
