import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { listStateHandlers } from '../../../main/ipc/list-state.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const query = {
  ...wholeList,
  view: 'toDecide' as const,
  search: 'tamm',
  from: '2026-05-01',
  decidedTo: '2026-05-01',
  statuses: ['matching' as const],
  sort: { by: 'who' as const, descending: false }
}

test('the list is as it was left on the same day; on another one nobody looks for what was looked for', async () => {
  const clock = testClock(new Date(2026, 4, 1, 23, 59).getTime())
  const store = storeWithService(undefined, clock)
  const state = listStateHandlers(deskWithoutLoops(store), clock.now)
  await state.set({ serviceId, query })
  expect(await state.get({ serviceId })).toEqual({ ok: true, value: query })
  clock.advance(60_000)
  expect(await state.get({ serviceId })).toEqual({
    ok: true,
    value: { ...query, search: '', from: null, decidedTo: null }
  })
  await state.set({ serviceId, query: { ...query, search: 'maasikas' } })
  expect(await state.get({ serviceId })).toMatchObject({ value: { search: 'maasikas' } })
})

test('how an earlier version left it is read, but for what it looked for', async () => {
  const store = storeWithService()
  const { completedFrom, completedTo, decidedFrom, decidedTo, notFiled, ...earlier } = query
  store.settings.set(
    { name: `list.${serviceId}`, shape: { parse: (value: unknown) => value } as never, initial: null },
    earlier
  )
  const answer = await listStateHandlers(deskWithoutLoops(store), Date.now).get({ serviceId })
  expect(answer).toMatchObject({
    ok: true,
    value: { view: 'toDecide', statuses: ['matching'], search: '', notFiled: false }
  })
})
