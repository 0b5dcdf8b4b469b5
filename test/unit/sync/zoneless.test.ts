import { expect, test } from 'vitest'
import type { Log } from '../../../main/log/log.ts'
import { readItems, storeForItems } from './odd-desk.ts'

const item = (id: string, created: string) =>
  JSON.stringify({ id, status: 'pending', created_at: created, link_expires_at: created, completed_at: null })

test('times without a zone are UTC, and that they come so is noted once', async () => {
  const events: string[] = []
  const note = (event: string) => void events.push(event)
  const log: Log = { info: note, warn: note, error: note }
  const items = [item('a', '2026-03-02T09:00:00'), item('b', '2026-03-02 09:30:00.5')]
  const store = storeForItems()
  const desk = await readItems(store, items, log)
  await desk.sweep.run()
  await desk.sweep.run()
  expect(store.requests.createdAt(desk.serviceId, 'a')).toBe(Date.UTC(2026, 2, 2, 9))
  expect(events.filter((event) => event === 'sync.times-without-zone')).toHaveLength(1)
})

test('of times with a zone, and of those that are none, nothing is noted', async () => {
  const events: string[] = []
  const note = (event: string) => void events.push(event)
  await readItems(storeForItems(), [item('a', '2026-03-02T09:00:00+02:00'), item('b', '12/31/20260')], {
    info: note,
    warn: note,
    error: note
  }).then(({ sweep }) => sweep.run())
  expect(events).not.toContain('sync.times-without-zone')
})
