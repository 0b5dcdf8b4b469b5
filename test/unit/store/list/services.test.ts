import { expect, test } from 'vitest'
import {
  type ListOrder,
  type ListQuery,
  listOrders,
  listViews,
  wholeList
} from '../../../../common/words/list-query.ts'
import { allServices } from '../../../../common/words/services.ts'
import { rowsSql } from '../../../../main/store/list/list.ts'
import { conditionOf, orderOf } from '../../../../main/store/list/where.ts'
import { memoryConnection } from '../../../../main/store/memory-store.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../temporary-store.ts'

const second = { ...testService, id: 'service-2', clientId: 'second', name: 'Second' }
const start = Date.parse('2026-05-01T08:00:00Z')

/** Forty requests, one by one of two services in turn, with what the list sorts by in no order. */
function twoServices() {
  const store = storeWithService(undefined, testClock(start + 60_000))
  store.services.add(second)
  store.atomically(() => {
    for (const index of Array.from({ length: 40 }).keys()) store.requests.put(ofService(index))
  })
  return store
}

function ofService(index: number) {
  const isEnded = index % 3 === 0
  return cachedRequest({
    serviceId: index % 2 === 0 ? testService.id : second.id,
    id: `r-${index}`,
    reference: `R-${(index * 17) % 40}`,
    who: index % 5 === 0 ? '' : `Person ${(index * 7) % 11}`,
    status: isEnded ? 'completed' : 'pending',
    outcome: isEnded ? 'matching' : null,
    completedAt: isEnded ? start + index * 1_000 : null,
    createdAt: start + ((index * 13) % 40) * 1_000
  })
}

const by = (order: ListOrder, descending: boolean): ListQuery => ({ ...wholeList, sort: { by: order, descending } })

test('a list over all services has every request of each, in one order', () => {
  const store = twoServices()
  const all = store.list.page(allServices, wholeList, 0, 100)
  expect(all.total).toBe(40)
  expect(all.rows.map(({ createdAt }) => createdAt)).toEqual(
    all.rows.map(({ createdAt }) => createdAt).toSorted((a, b) => b - a)
  )
  expect(new Set(all.rows.map(({ serviceId }) => serviceId))).toEqual(new Set([testService.id, second.id]))
  for (const { id, serviceId } of all.rows) {
    expect(store.list.find(allServices, wholeList, id)).toBe(all.rows.findIndex((row) => row.id === id))
    expect(store.list.find(serviceId === second.id ? testService.id : second.id, wholeList, id)).toBeNull()
  }
})

test.each(listOrders)('by %s, each service has its requests in the order that it has alone', (order) => {
  const store = twoServices()
  for (const descending of [true, false]) {
    const all = store.list.page(allServices, by(order, descending), 0, 100).rows
    for (const { id: serviceId } of [testService, second]) {
      const alone = store.list.page(serviceId, by(order, descending), 0, 100).rows
      expect(all.filter((row) => row.serviceId === serviceId)).toEqual(alone)
    }
  }
})

test('counts, views and what is found are those of all services together', () => {
  const store = twoServices()
  const ids = [testService.id, second.id]
  const sum = (of: (serviceId: string) => number) => ids.reduce((total, id) => total + of(id), 0)
  for (const view of listViews) {
    expect(store.list.counts(allServices)[view]).toBe(sum((id) => store.list.counts(id)[view]))
    expect(store.list.total(allServices, { ...wholeList, view })).toBe(
      sum((id) => store.list.total(id, { ...wholeList, view }))
    )
  }
  const search = { ...wholeList, search: 'person 7' }
  expect(store.list.total(allServices, search)).toBe(sum((id) => store.list.total(id, search)))
  const day = { from: start, to: start + 86_400_000 }
  expect(store.list.tallies.asked(allServices, day)).toBe(40)
  expect(store.list.tallies.took(allServices, day)).toHaveLength(14)
})

const plain = (connection: ReturnType<typeof memoryConnection>, query: ListQuery, services: readonly number[]) => {
  const condition = conditionOf(query, start)
  return connection
    .prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${rowsSql(services, condition, orderOf(query))}`)
    .all({ ...condition.bound, most: 250 })
    .map(({ detail }) => detail)
}

test.each(listOrders)(
  'by %s, a list over all services merges what the indexes have: nothing is sorted, no row is read',
  (order) => {
    const connection = memoryConnection()
    for (const services of [[1], [1, 2], [1, 2, 3]]) {
      for (const descending of [true, false]) {
        const plan = plain(connection, by(order, descending), services)
        // The same in a column stand newest first: of reference and person few are, in one service as in several.
        expect(plan.filter((line) => line.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([])
        expect(plan.filter((line) => line.includes('USING COVERING INDEX listed_'))).toHaveLength(services.length)
      }
    }
    connection.close()
  }
)
