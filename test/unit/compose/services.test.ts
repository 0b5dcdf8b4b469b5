/** What follows in main from a proxy's sign-in; the loops are recording ones. */
import { expect, test, vi } from 'vitest'
import { composeServices, type ServiceParts } from '../../../main/compose/services.ts'
import { createEvents } from '../../../main/events/events.ts'
import { silentLog } from '../../../main/log/log.ts'
import { proxyKeeper } from '../../../main/proxy/sign-ins.ts'
import type { ServiceSync } from '../../../main/sync/service-sync.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { deskIn } from '../startup/desk-in.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { temporaryFolder, testService } from '../store/temporary-store.ts'

vi.mock('electron', () => ({ app: {}, Menu: {}, powerMonitor: {} }))

const proxy = 'proxy.office:3128'

/** A desk with two services; `asked` are those that were asked at once. */
async function deskWithTwo() {
  const asked: string[] = []
  const loopOf = (clientId: string) =>
    ({ checkNow: () => void asked.push(clientId), stop() {} }) as Partial<ServiceSync> as ServiceSync
  const keychain = memoryKeychain()
  const { desk, secrets } = deskIn(temporaryFolder(), keychain, (_store, { clientId }) => loopOf(clientId))
  await desk.open()
  const open = desk.opened()
  for (const id of ['first', 'second']) {
    const service = { ...testService, id, name: id, baseUrl: 'https://eeid.test', clientId: id }
    open?.store.services.add(service)
    open?.sync.restart(service)
  }
  const clock = new ManualClock()
  const events = createEvents(silentLog)
  const changed = () => events.emit('proxiesChanged')
  const proxies = proxyKeeper({ keychain, clock, log: silentLog, forgetInNetwork: async () => {}, changed })
  // The parts that a proxy's sign-in has to do with; the others are about services.
  const parts = { machine: { clock, secrets }, events, send: () => {}, desk, clientFor: {}, network: { proxies } }
  const handlers = composeServices(parts as unknown as ServiceParts)
  return { asked, proxies, calls: handlers.proxies }
}

test('every service is asked again at once when a proxy’s sign-in is kept, and when it is forgotten', async () => {
  const { asked, proxies, calls } = await deskWithTwo()
  proxies.wanted(proxy, 'missing')
  expect(asked).toEqual([])
  expect(await calls.signIn({ proxy, userName: 'desk', password: 'secret' })).toMatchObject({ ok: true })
  expect(asked.splice(0).toSorted()).toEqual(['first', 'second'])
  await calls.forget({ proxy })
  expect(asked.toSorted()).toEqual(['first', 'second'])
})

test('a sign-in that the keychain does not take makes nobody ask', async () => {
  const { asked, proxies, calls } = await deskWithTwo()
  proxies.wanted(proxy, 'missing')
  expect(await calls.signIn({ proxy, userName: '', password: '' })).toMatchObject({ ok: false })
  expect(asked).toEqual([])
})
