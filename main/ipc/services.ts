/** The calls about services. A secret comes in and goes to the keychain; none ever goes out. */

import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { firstChoices } from '../../common/words/services.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import { createGate } from '../clock/gate.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { EeidClient } from '../eeid/client.ts'
import { type SuggestedService, serviceKeeper } from '../services/keep.ts'
import { type NewHostPorts, newHosts } from '../services/new-hosts.ts'
import type { Desk } from '../startup/desk.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import { problemOf } from '../sync/eeid-problem.ts'
import { withDesk } from './open-desk.ts'
import { windowRenewal } from './window-renewal.ts'

/** What the handlers work with. */
export type ServiceOptions = {
  desk: Desk
  keychain: Keychain
  suggested: SuggestedService | null
  /** A client that is used once, for *Test connection*. */
  clientFor: (service: Pick<ServiceInput, 'baseUrl' | 'clientId'>, secret: string) => EeidClient
  changed: () => void
  removed: (serviceId: string) => void
  /** Puts another window in the place of the clerk's. */
  renewWindow: () => void
} & Pick<NewHostPorts, 'ask' | 'language' | 'monotonic'>

// A clerk who tries what is wrong presses less often; a page that was taken over would look around the network.
const mostTests = 10
const perTestMs = 6_000

const empty: ServiceInput = {
  ...firstChoices,
  name: '',
  environment: 'live',
  baseUrl: 'https://eeid.ee',
  clientId: '',
  clientSecret: ''
}

/** Handlers of `services`. */
export function serviceHandlers(options: ServiceOptions): Handlers<'services'> {
  const { desk, suggested } = options
  const kept = () => desk.opened()?.store.services.list() ?? []
  const known = () => [empty, ...(suggested ? [suggested] : []), ...kept()].map(({ baseUrl }) => baseUrl)
  const keeper = serviceKeeper({ ...options, tryOut, mayReach: newHosts({ ...options, known }) })
  async function tryOut(service: Pick<ServiceInput, 'baseUrl' | 'clientId'>, secret: string) {
    const answer = await options.clientFor(service, secret).authenticate()
    return answer.ok ? null : problemOf(answer.error)
  }
  const mayTest = createGate(options, mostTests, perTestMs)
  const viewed = (row: Outcome<ServiceRow>): Outcome<ServiceView> => (row.ok ? ok(viewOf(row.value)) : row)

  return {
    ...windowRenewal(options.renewWindow),

    list: () => kept().map(viewOf),

    suggestion() {
      const { clientSecret, ...rest } = suggested ?? empty
      return { ...rest, secretProvided: clientSecret !== '' }
    },

    async testConnection({ id, ...typed }) {
      if (!mayTest()) return failed({ code: 'testsTooOften' })
      const before = id === undefined ? undefined : desk.opened()?.store.services.get(id)
      const all = await keeper.complete(typed, before)
      if (!all.ok) return all
      const problem = await tryOut(all.value.service, all.value.secret)
      return problem ? failed(problem) : ok(null)
    },

    add: (typed) => withDesk(desk, async (open) => viewed(await keeper.add(open, typed))),

    update: ({ id, ...typed }) =>
      withDesk(desk, async (open) => {
        if (typed.clientSecret !== '' && !mayTest()) return failed({ code: 'testsTooOften' })
        const changed = await keeper.change(open, id, typed)
        return changed.ok ? ok({ ...viewOf(changed.value.row), secret: changed.value.secret }) : changed
      }),

    forgetSecret: ({ id }) => withDesk(desk, (open) => keeper.forgetSecret(open, id)),

    order: ({ ids }) =>
      withDesk(desk, async (open) => {
        await keeper.order(open, ids)
        return ok(null)
      }),

    pause: ({ serviceId, isPaused }) =>
      withDesk(desk, async (open) => viewed(await keeper.pause(open, serviceId, isPaused))),

    holdings: ({ serviceId }) =>
      withDesk(desk, ({ store }) =>
        store.services.get(serviceId) ? ok(store.removal.holdings(serviceId)) : failed({ code: 'unknownService' })
      ),

    remove: ({ serviceId, name }) => withDesk(desk, (open) => keeper.remove(open, serviceId, name))
  }
}

const viewOf = (row: ServiceRow): ServiceView => row
