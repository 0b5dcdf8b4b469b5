import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { createListStore } from '../../../renderer/list/list-store.ts'
import { pageSize, rowAt } from '../../../renderer/list/page-cache.ts'
import { restMs } from '../../../renderer/list/scroll-speed.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { mariMaasikas, secondsBefore, serviceRequest, serviceRequests } from '../../desk-parts/requests.ts'
import { many } from '../../many.ts'
import { testService } from '../store/temporary-store.ts'

const serviceId = testService.id

/** The view of those that wait for their person, and how the service tells that one does so no more. */
const waiting = { ...wholeList, view: 'waiting' } as const
const gone = (id: string) => serviceRequest({ id, status: 'expired' })

function setUp(count: number) {
  const desk = deskInMemory({ requests: serviceRequests(count) })
  const onChanged = vi.fn()
  const onSurprise = vi.fn()
  const read = vi.fn(desk.api.requests.list)
  const list = createListStore({ read, onSurprise, onChanged })
  return { desk, list, onChanged, onSurprise, read, state: () => list.store.getState() }
}

async function opened(count: number) {
  const all = setUp(count)
  all.list.open(serviceId)
  await vi.waitFor(() => expect(all.state().total).toBe(count))
  return all
}

describe('the list', () => {
  it('reads only the pages on screen, each once', async () => {
    const { list, read, state } = await opened(many(100_000, 10_000))
    await list.show({ from: 5_002, to: 5_010 })
    await list.show({ from: 5_004, to: 5_012 })
    expect(read).toHaveBeenCalledTimes(2)
    expect(rowAt(state().pages, 5_010)?.id).toBe('r5010')
    expect(rowAt(state().pages, 200)).toBeUndefined()
  })

  it('reads both pages where the screen lies across two', async () => {
    const { list, state } = await opened(1000)
    await list.show({ from: pageSize - 5, to: pageSize + 5 })
    expect([...state().pages.keys()]).toEqual([0, 1])
  })

  it('reads again what is on screen and forgets the rest', async () => {
    const { desk, list, state } = await opened(1000)
    await list.show({ from: 500, to: 510 })
    desk.tell(...serviceRequests(1000).map((one) => ({ ...one, reference: 'new' })))
    await list.refresh()
    expect([...state().pages.keys()]).toEqual([500 / pageSize])
    expect(rowAt(state().pages, 500)?.reference).toBe('new')
  })

  it('makes one more reading of many calls that come meanwhile', async () => {
    const { list, read } = await opened(10)
    read.mockClear()
    await Promise.all([list.refresh(), list.refresh(), list.refresh(), list.refresh()])
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  })

  it('keeps the cursor on its request when others come in above', async () => {
    const { desk, list, state } = await opened(10)
    list.moveTo(3)
    desk.tell(serviceRequest({ id: 'new', created_at: secondsBefore(-1) }))
    await list.refresh()
    expect(state().cursor).toEqual({ index: 4, id: 'r3' })
  })

  it('tells by how much what is on screen has moved', async () => {
    const { desk, list, state } = await opened(400)
    await list.show({ from: 210, to: 230 })
    desk.tell(...['a', 'b'].map((id) => serviceRequest({ id, created_at: secondsBefore(-1) })))
    await list.refresh()
    expect(state().moved).toEqual({ by: 2, serial: 1 })
  })

  it('takes the next request when the cursor stood on one that is gone from the end', async () => {
    const { desk, list, state } = await opened(3)
    await list.ask(waiting)
    list.moveTo(2)
    desk.tell(gone('r2'))
    await list.refresh()
    expect(state()).toMatchObject({ total: 2, cursor: { index: 1, id: 'r1' } })
  })

  it('does not move past either end', async () => {
    const { list, state } = await opened(3)
    list.moveTo(99)
    expect(state().cursor).toEqual({ index: 2, id: 'r2' })
    list.moveTo(-5)
    expect(state().cursor).toEqual({ index: 0, id: 'r0' })
  })

  it('tells what has changed, with what it was', async () => {
    const { desk, list, onChanged } = await opened(3)
    desk.tell(serviceRequest({ id: 'r1', status: 'completed', result: mariMaasikas }))
    await list.refresh()
    const changes = onChanged.mock.lastCall?.[0]
    expect(changes).toMatchObject([{ old: { status: 'pending' }, now: { id: 'r1', status: 'completed' } }])
  })

  it('keeps the rows and tells the problem when it cannot be read', async () => {
    const { desk, list, state } = await opened(3)
    desk.shut()
    await list.refresh()
    expect(state()).toMatchObject({ problem: { code: 'storeClosed' }, total: 3 })
    desk.reopen()
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

  it('shows the answer to what was asked last, whatever was asked before it and when its answer comes', async () => {
    const { desk, list, state, read } = await opened(30)
    const letGo = desk.holds('requests.list')
    read.mockClear()
    for (const search of ['R', 'R-', 'R-2', 'R-29']) void list.ask({ ...wholeList, search })
    letGo()
    await list.settled()
    expect(state()).toMatchObject({ total: 1, isAsking: false })
    expect(rowAt(state().pages, 0)?.reference).toBe('R-29')
    // What was typed past while the first was under way is never asked for.
    expect(read.mock.calls.map(([{ query }]) => query.search)).toEqual(['R', 'R-29'])
  })

  it('keeps what is on screen until there is an answer, and then begins at the top', async () => {
    const { list, state } = await opened(500)
    await list.show({ from: 300, to: 320 })
    const asked = list.ask({ ...wholeList, search: 'R-4' })
    expect(state()).toMatchObject({ isAsking: true, total: 500 })
    // The old rows may still be scrolled; that is not where the new ones begin.
    void list.show({ from: 310, to: 330 })
    await asked
    expect(state()).toMatchObject({ isAsking: false, total: 111, cursor: { index: 0, id: 'r4' } })
    expect(state().begin.row).toBe(0)
    expect([...state().pages.keys()]).toEqual([0])
  })

  it('asks again for what could not be read', async () => {
    const { desk, list, state } = await opened(3)
    desk.shut()
    await list.ask({ ...wholeList, search: 'R-1' })
    expect(state()).toMatchObject({ problem: { code: 'storeClosed' }, isAsking: true, total: 3 })
    desk.reopen()
    await list.refresh()
    expect(state()).toMatchObject({ problem: null, isAsking: false, total: 1 })
  })

  it('opens where it was left', async () => {
    const { list, state } = await opened(1000)
    await list.show({ from: 700, to: 720 })
    list.moveTo(710)
    const place = list.place()
    await list.open('other')
    await list.open(serviceId, wholeList, place)
    expect(state()).toMatchObject({ begin: { row: 700 }, cursor: { index: 710, id: 'r710' } })
    expect(rowAt(state().pages, 700)?.id).toBe('r700')
  })

  it('reads what comes next before it is on screen, in the direction that it goes', async () => {
    const { list, state } = await opened(1000)
    const fourth = 4 * pageSize
    await list.show({ from: fourth + 20, to: fourth + 30 })
    await list.show({ from: fourth + 22, to: fourth + 32 })
    expect([...state().pages.keys()]).toEqual([0, 4, 5])
    await list.show({ from: fourth + 16, to: fourth + 26 })
    await list.show({ from: fourth + 10, to: fourth + 20 })
    expect(state().pages.has(3)).toBe(true)
  })

  describe('scrolled quickly', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('keeps some pages of a list that is scrolled from end to end, never all', async () => {
      const { list, state } = await opened(10_000)
      for (let from = 0; from < 10_000; from += 100) {
        void list.show({ from, to: from + 20 })
        await vi.advanceTimersByTimeAsync(restMs)
      }
      expect(state().pages.size).toBe(40)
      expect(rowAt(state().pages, 9910)?.id).toBe('r9910')
    })

    it('reads the first jump at once, and then where it rests and where it ends', async () => {
      const { list, read, state } = await opened(10_000)
      const offsets = () => read.mock.calls.map(([{ offset }]) => offset)
      async function fly(first: number, last: number) {
        for (let from = first; from <= last; from += 100) {
          void list.show({ from, to: from + 20 })
          await vi.advanceTimersByTimeAsync(33)
        }
      }
      void list.show({ from: 1000, to: 1020 })
      await vi.advanceTimersByTimeAsync(10)
      expect(offsets()).toEqual([0, 1000, 1025])
      await fly(1100, 1900)
      expect(offsets()).toEqual([0, 1000, 1025])
      await vi.advanceTimersByTimeAsync(restMs)
      expect(offsets()).toEqual([0, 1000, 1025, 1900, 1925])
      await fly(2000, 2900)
      await vi.advanceTimersByTimeAsync(restMs)
      expect(rowAt(state().pages, 2910)?.id).toBe('r2910')
    })

    it('reads at once again where it goes on by small steps', async () => {
      const { list, state } = await opened(10_000)
      void list.show({ from: 1000, to: 1020 })
      void list.show({ from: 2000, to: 2020 })
      await vi.advanceTimersByTimeAsync(10)
      expect(rowAt(state().pages, 2000)).toBeUndefined()
      void list.show({ from: 2001, to: 2021 })
      await vi.advanceTimersByTimeAsync(10)
      expect(rowAt(state().pages, 2001)?.id).toBe('r2001')
    })
  })

  it('keeps the row that says the same, so that it is not painted again', async () => {
    const { desk, list, state } = await opened(3)
    const before = rowAt(state().pages, 0)
    desk.tell(gone('r1'))
    await list.refresh()
    expect(rowAt(state().pages, 0)).toBe(before)
    expect(rowAt(state().pages, 1)?.status).toBe('expired')
  })

  it('takes the request that comes to the place of one that left the view', async () => {
    const { desk, list, state } = await opened(5)
    await list.ask(waiting)
    list.moveTo(2)
    desk.tell(gone('r2'))
    await list.refresh()
    expect(state().cursor).toEqual({ index: 2, id: 'r3' })
  })
})
