/** A desk that reads whatever JSON a service tells, by the real client into a real store, and shows it at the door. */

import { wholeList } from '../../../common/words/list-query.ts'
import { fitted } from '../../../main/ipc/fitting.ts'
import { requestHandlers } from '../../../main/ipc/requests.ts'
import { type Log, silentLog } from '../../../main/log/log.ts'
import type { Desk } from '../../../main/startup/desk.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { calls } from '../../../preload/contract/contract.ts'
import { cannedService } from '../eeid/canned-service.ts'
import { openTestStore, testClock, testService } from '../store/temporary-store.ts'

let desks = 0

/** Opens the store that the desks of one test share: each has a service of its own in it. */
export const storeForItems = (): Store => openTestStore()

/** What the desk shows of a service. */
export type Shown = { ids: string[]; leftOut: number; total: number }

/** The calls of the list, through the schemas of the door. */
export function shownBy(store: Store, serviceId: string) {
  const desk = { opened: () => ({ store, sync: { of: () => undefined } }) } as unknown as Desk
  const handlers = requestHandlers(
    desk,
    () => {},
    () => 0
  )
  return {
    async list(search = ''): Promise<Shown> {
      const query = { ...wholeList, search }
      const answer = fitted(
        calls.requests.list.answer,
        await handlers.list({ serviceId, query, offset: 0, limit: 200 }),
        calls.requests.list.lists
      )
      if (!answer.ok) throw answer.error
      const { value } = answer.value as { value: { total: number; rows: { id: string }[] } }
      return { ids: value.rows.map(({ id }) => id), leftOut: answer.leftOut, total: value.total }
    },
    /** Opens a request as the window does. */
    async open(id: string) {
      const argument = calls.requests.get.argument.parse({ id })
      const answer = calls.requests.get.answer.parse(await handlers.get(argument))
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value
    },
    askedBefore: async (name: string) =>
      calls.requests.askedBefore.answer.parse(
        await handlers.askedBefore({ serviceId, claims: { sub: '', name, birthdate: '1990-01-01', country: '' } })
      )
  }
}

/** Reads one page whose items are these texts of JSON. */
export async function readItems(store: Store, items: readonly string[], log: Log = silentLog) {
  const serviceId = `odd-${desks++}`
  store.services.add({ ...testService, id: serviceId, clientId: serviceId })
  const { client } = cannedService(({ path }) => {
    const isFirst = /[?&]page=1(&|$)/.test(path)
    const text = `{"page":0,"total":${items.length},"items":[${isFirst ? items.join(',') : ''}]}`
    return new Response(text, { status: 200, headers: { 'content-type': 'application/json' } })
  })
  const clock = testClock()
  let news = 0
  const changed = () => {
    news += 1
  }
  const sweep = createSweep({ serviceId, store, client, clock, log, changed })
  return { news: () => news, serviceId, sweep, ...shownBy(store, serviceId) }
}
