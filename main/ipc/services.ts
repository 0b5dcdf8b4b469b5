/** The calls about services. A secret comes in and goes to the keychain; none ever goes out. */

import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { ServiceInput, ServiceView } from '../../preload/contract/services.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { EeidClient } from '../eeid/client.ts'
import { type SuggestedService, serviceKeeper } from '../services/keep.ts'
import type { Desk } from '../startup/desk.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import { problemOf } from '../sync/eeid-problem.ts'
import { withDesk } from './open-desk.ts'

/** What the handlers work with. */
export type ServiceOptions = {
  desk: Desk
  keychain: Keychain
  suggested: SuggestedService | null
  /** A client that is used once, for *Test connection*. */
  clientFor: (service: Pick<ServiceInput, 'baseUrl' | 'clientId'>, secret: string) => EeidClient
  changed: () => void
}

const empty: ServiceInput = {
  name: '',
  environment: 'live',
  baseUrl: 'https://eeid.ee',
  clientId: '',
  clientSecret: ''
}

/** Handlers of `services`. */
export function serviceHandlers(options: ServiceOptions): Handlers<'services'> {
  const { desk, suggested } = options
  const keeper = serviceKeeper(options)
  const viewed = (kept: Outcome<ServiceRow>): Outcome<ServiceView> => (kept.ok ? ok(viewOf(kept.value)) : kept)

  return {
    list: () => desk.opened()?.store.services.list().map(viewOf) ?? [],

    suggestion() {
      const { clientSecret, ...rest } = suggested ?? empty
      return { ...rest, secretProvided: clientSecret !== '' }
    },

    async testConnection({ id, ...typed }) {
      const kept = id === undefined ? undefined : desk.opened()?.store.services.get(id)
      const all = await keeper.complete(typed, kept)
      if (!all.ok) return all
      const answer = await options.clientFor(all.value.service, all.value.secret).authenticate()
      return answer.ok ? ok(null) : failed(problemOf(answer.error))
    },

    add: (typed) => withDesk(desk, async (open) => viewed(await keeper.add(open, typed))),

    update: ({ id, ...typed }) => withDesk(desk, async (open) => viewed(await keeper.change(open, id, typed)))
  }
}

const viewOf = ({ id, name, environment, baseUrl, clientId }: ServiceRow): ServiceView => ({
  id,
  name,
  environment,
  baseUrl,
  clientId
})
