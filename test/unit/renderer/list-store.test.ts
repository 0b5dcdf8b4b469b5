import { describe, expect, it, vi } from 'vitest'
import type { RequestDetail } from '../../../preload/shapes.ts'
import { wholeList } from '../../../preload/whole-list.ts'
import { createListStore } from '../../../renderer/requests/list-store.ts'
import { pageSize, rowAt } from '../../../renderer/requests/page-cache.ts'
import { createFakeDesk, fakeRequest } from './fake-desk.ts'

const serviceId = 'service-1'

function requests(count: number): RequestDetail[] {
  return Array.from({ length: count }, (_, index) => fakeRequest({ id: `r${index}`, reference: `R-${index}` }))
}

function setUp(count: number) {
  const fake = createFakeDesk({ requests: requests(count) })
  const onChanged = vi.fn()
  const onSurprise = vi.fn()
  const read = vi.fn((part: { serviceId: string; offset: number; limit: number }) =>
    fake.api.requests.list({ ...part, query: wholeList })
  )
  const list = createListStore({ read, onSurprise, onChanged })
  return { fake, list, onChanged, onSurprise, read, state: () => list.store.getState() }
}

async function opened(count: number) {
  const all = setUp(count)
  all.list.open(serviceId)
  await vi.waitFor(() => expect(all.state().total).toBe(count))
  return all
}

describe('the list', () => {
  it('reads only the pages on screen, each once', async () => {
    const { list, read, state } = await opened(100_000)
    await list.show({ from: 50_010, to: 50_030 })
    await list.show({ from: 50_020, to: 50_040 })
    expect(read).toHaveBeenCalledTimes(2)
    expect(rowAt(state().pages, 50_020)?.id).toBe('r50020')
    expect(rowAt(state().pages, 200)).toBeUndefined()
  })

  it('reads both pages where the screen lies across two', async () => {
    const { list, state } = await opened(1000)
    await list.show({ from: pageSize - 5, to: pageSize + 5 })
    expect([...state().pages.keys()]).toEqual([0, 1])
  })

  it('reads again what is on screen and forgets the rest', async () => {
    const { fake, list, state } = await opened(1000)
    await list.show({ from: 500, to: 520 })
    fake.state.requests = fake.state.requests.map((one) => ({ ...one, reference: 'new' }))
    await list.refresh()
    expect([...state().pages.keys()]).toEqual([5])
    expect(rowAt(state().pages, 500)?.reference).toBe('new')
  })

  it('makes one more reading of many calls that come meanwhile', async () => {
    const { list, read } = await opened(10)
    read.mockClear()
    await Promise.all([list.refresh(), list.refresh(), list.refresh(), list.refresh()])
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  })

  it('keeps the cursor on its request when others come in above', async () => {
    const { fake, list, state } = await opened(10)
    list.moveTo(3)
    fake.state.requests = [fakeRequest({ id: 'new' }), ...fake.state.requests]
    await list.refresh()
    expect(state().cursor).toEqual({ index: 4, id: 'r3' })
  })

  it('tells by how much what is on screen has moved', async () => {
    const { fake, list, state } = await opened(400)
    await list.show({ from: 210, to: 230 })
    fake.state.requests = [fakeRequest({ id: 'a' }), fakeRequest({ id: 'b' }), ...fake.state.requests]
    await list.refresh()
    expect(state().moved).toEqual({ by: 2, serial: 1 })
  })

  it('takes the next request when the cursor stood on one that is gone from the end', async () => {
    const { fake, list, state } = await opened(3)
    list.moveTo(2)
    fake.state.requests = fake.state.requests.slice(0, 2)
    await list.refresh()
    expect(state().cursor.index).toBe(1)
  })

  it('does not move past either end', async () => {
    const { list, state } = await opened(3)
    list.moveTo(99)
    expect(state().cursor).toEqual({ index: 2, id: 'r2' })
    list.moveTo(-5)
    expect(state().cursor).toEqual({ index: 0, id: 'r0' })
  })

  it('tells what has changed, with what it was', async () => {
    const { fake, list, onChanged } = await opened(3)
    fake.change('r1', { status: 'completed', matched: true })
    await list.refresh()
    const changes = onChanged.mock.lastCall?.[0]
    expect(changes).toMatchObject([{ old: { status: 'pending' }, now: { id: 'r1', status: 'completed' } }])
  })

  it('keeps the rows and tells the problem when it cannot be read', async () => {
    const { fake, list, state } = await opened(3)
    fake.state.refuse.list = { code: 'storeClosed' }
    await list.refresh()
    expect(state()).toMatchObject({ problem: { code: 'storeClosed' }, total: 3 })
    fake.state.refuse = {}
    await list.refresh()
    expect(state().problem).toBeNull()
  })

  it('reports a rejected call and can be tried again', async () => {
    const { list, read, onSurprise, state } = setUp(3)
    read.mockRejectedValueOnce(new Error('broken'))
    list.open(serviceId)
    await vi.waitFor(() => expect(onSurprise).toHaveBeenCalled())
    await list.refresh()
    expect(state().total).toBe(3)
  })

  it('drops answers about the service that was shown before', async () => {
    const { list, read, state } = setUp(3)
    read.mockImplementationOnce(async () => {
      await new Promise((done) => setTimeout(done, 20))
      return { ok: true, value: { total: 99, rows: [] } }
    })
    list.open('other')
    list.open(serviceId)
    await vi.waitFor(() => expect(state().total).toBe(3))
    await new Promise((done) => setTimeout(done, 40))
    expect(state().total).toBe(3)
  })
})
