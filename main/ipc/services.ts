/** The calls about services. A secret comes in and goes to the keychain; none ever goes out. */
import type { Handlers } from '../../preload/contract.ts'
import type { Outcome } from '../../preload/problem.ts'
import type { ServiceInput, ServiceView } from '../../preload/shapes.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { ServiceRow } from '../store/services.ts'
import { problemOf } from '../sync/eeid-problem.ts'
import { failed, ok, withDesk } from './open-desk.ts'
import { checkService } from './service-input.ts'

/** What whoever installed the desk gave for the first service. */
export type SuggestedService = ServiceInput

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
  const { desk, keychain, suggested } = options

  // An empty secret stands for the one that is there already: the stored one's, or the installer's for this client.
  async function secretFor(typed: ServiceInput, id: string | undefined): Promise<string> {
    if (typed.clientSecret !== '') return typed.clientSecret
    const stored = id === undefined ? null : await keychain.get(id)
    if (stored?.ok && stored.value !== null) return stored.value
    return suggested?.clientId === typed.clientId.trim() ? suggested.clientSecret : ''
  }

  return {
    list: () => desk.opened()?.store.services.list().map(viewOf) ?? [],

    suggestion() {
      const { clientSecret, ...rest } = suggested ?? empty
      return { ...rest, secretProvided: clientSecret !== '' }
    },

    async testConnection({ id, ...typed }) {
      const secret = await secretFor(typed, id)
      const service = checkService(typed, secret)
      if (!service.ok) return service
      const answer = await options.clientFor(service.value, secret).authenticate()
      return answer.ok ? ok(null) : failed(problemOf(answer.error))
    },

    add: (typed) =>
      withDesk(desk, async ({ store, sync }) => {
        const secret = await secretFor(typed, undefined)
        const service = checkService(typed, secret)
        if (!service.ok) return service
        const known = store.services.find(service.value.baseUrl, service.value.clientId)
        const row = { ...service.value, id: known?.id ?? store.services.newId() }
        return keep(row, secret, () => (known ? store.services.update(row) : store.services.add(row)), sync.restart)
      }),

    update: ({ id, ...typed }) =>
      withDesk(desk, async ({ store, sync }) => {
        const before = store.services.get(id)
        if (!before) return failed({ code: 'unknownRequest' })
        const secret = await secretFor(typed, id)
        const service = checkService(typed, secret)
        if (!service.ok) return service
        const fixed = fixedFields(store, before, service.value)
        if (Object.keys(fixed).length > 0) return failed({ code: 'invalid', fields: fixed })
        const row = { ...service.value, id }
        return keep(row, typed.clientSecret === '' ? null : secret, () => store.services.update(row), sync.restart)
      })
  }

  async function keep(
    row: ServiceRow,
    secret: string | null,
    write: () => void,
    restart: (row: ServiceRow) => void
  ): Promise<Outcome<ServiceView>> {
    if (secret !== null) {
      const kept = await keychain.set(row.id, secret)
      if (!kept.ok) return failed({ code: keychainProblem[kept.state] })
    }
    write()
    restart(row)
    options.changed()
    return ok(viewOf(row))
  }
}

const keychainProblem = {
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  tooLong: 'secretTooLong'
} as const

const viewOf = ({ id, name, environment, baseUrl, clientId }: ServiceRow): ServiceView => ({
  id,
  name,
  environment,
  baseUrl,
  clientId
})

/** What may not change once the desk keeps requests of the service: they would seem to be another's. */
function fixedFields(store: Store, before: ServiceRow, after: Omit<ServiceRow, 'id'>): Record<string, 'fixed'> {
  if (store.views.count(before.id) === 0) return {}
  const fields = (['baseUrl', 'clientId'] as const).filter((field) => before[field] !== after[field])
  return Object.fromEntries(fields.map((field) => [field, 'fixed' as const]))
}
