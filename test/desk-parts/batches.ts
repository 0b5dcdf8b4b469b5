/** Batches as main takes them over. */
import { randomUUID } from 'node:crypto'
import type { Store } from '../../main/store/open-store.ts'

/** One row of a batch. */
export type BatchRow = Parameters<Store['batches']['fill']>[2]

/** A row about somebody of its own, by its place from 0. */
export const batchRow = (place: number): BatchRow => ({
  reference: `F-${place}`,
  claims: { sub: `EE${place}` },
  reason: ''
})

/** Takes over a batch of so many rows, which does not run yet; answers its id. */
export function takeOver(store: Store, serviceId: string, total: number, row = batchRow): string {
  const id = randomUUID()
  store.batches.begin({ id, serviceId, name: 'people.csv', total })
  for (let place = 0; place < total; place++) store.batches.fill(id, place, row(place))
  return id
}
