/** The calls about services. A secret comes in and goes to the keychain; none ever goes out. */
import type { Handlers } from '../../preload/contract.ts'
import type { Outcome } from '../../preload/problem.ts'
import { failed, ok } from '../../preload/problem.ts'
import type { ServiceInput, ServiceView } from '../../preload/shapes.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { EeidClient } from '../eeid/client.ts'
import { checkService } from '../services/input.ts'
import { secretFor } from '../services/secret.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import { problemOf } from '../sync/eeid-problem.ts'
import { withDesk } from './open-desk.ts'

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

  // One after the other: two that add the same service at once must find each other.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }

  /** The typed service with the secret it stands for, or what is wrong. */
  async function complete(
    typed: ServiceInput,
    kept: ServiceRow | undefined
  ): Promise<Outcome<{ service: Omit<ServiceRow, 'id'>; secret: string }>> {
    const found = await secretFor(typed, kept, suggested, keychain)
    if (!found.ok) return failed({ code: keychainProblem[found.state] })
    const service = checkService(typed, found.secret)
    return service.ok ? ok({ service: service.value, secret: found.secret }) : service
  }

  return {
    list: () => desk.opened()?.store.services.list().map(viewOf) ?? [],

    suggestion() {
      const { clientSecret, ...rest } = suggested ?? empty
      return { ...rest, secretProvided: clientSecret !== '' }
    },

    async testConnection({ id, ...typed }) {
      const kept = id === undefined ? undefined : desk.opened()?.store.services.get(id)
      const all = await complete(typed, kept)
      if (!all.ok) return all
      const answer = await options.clientFor(all.value.service, all.value.secret).authenticate()
      return answer.ok ? ok(null) : failed(problemOf(answer.error))
    },

    add: (typed) =>
      withDesk(desk, (open) =>
        inTurn(async () => {
          const all = await complete(typed, undefined)
          if (!all.ok) return all
          const { service, secret } = all.value
          const { services } = open.store
          const known = services.find(service.baseUrl, service.clientId)
          return keep(open, { ...service, id: known?.id ?? services.newId() }, known, secret)
        })
      ),

    update: ({ id, ...typed }) => withDesk(desk, (open) => inTurn(() => change(open, id, typed)))
  }

  async function change(open: OpenDesk, id: string, typed: ServiceInput): Promise<Outcome<ServiceView>> {
    const { store } = open
    const before = store.services.get(id)
    if (!before) return failed({ code: 'unknownRequest' })
    const all = await complete(typed, before)
    if (!all.ok) return all
    const row = { ...all.value.service, id }
    const fixed = fixedFields(store, before, row)
    if (Object.keys(fixed).length > 0) return failed({ code: 'invalid', fields: fixed })
    const secret = typed.clientSecret === '' ? null : all.value.secret
    return keep(open, row, before, secret)
  }

  async function keep(
    { store, sync }: OpenDesk,
    row: ServiceRow,
    before: ServiceRow | undefined,
    secret: string | null
  ): Promise<Outcome<ServiceView>> {
    if (secret !== null) {
      const kept = await keychain.set(row.id, secret)
      if (!kept.ok) return failed({ code: keychainProblem[kept.state] })
    }
    if (before) store.services.update(row)
    else store.services.add(row)
    // At the same address its loop goes on: one that began anew would not know what is under way, and how long to wait.
    const loop = before && isSameAddress(before, row) ? sync.of(row.id) : undefined
    if (!loop) sync.restart(row)
    else if (secret !== null) loop.signInAnew()
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

const isSameAddress = (a: ServiceRow, b: ServiceRow): boolean => a.baseUrl === b.baseUrl && a.clientId === b.clientId

const viewOf = ({ id, name, environment, baseUrl, clientId }: ServiceRow): ServiceView => ({
  id,
  name,
  environment,
  baseUrl,
  clientId
})

/** What may not change once the desk keeps requests of the service: they would seem to be another's. */
function fixedFields(store: Store, before: ServiceRow, after: Omit<ServiceRow, 'id'>): Record<string, 'fixed'> {
  if (store.list.counts(before.id).all === 0) return {}
  const fields = (['baseUrl', 'clientId'] as const).filter((field) => before[field] !== after[field])
  return Object.fromEntries(fields.map((field) => [field, 'fixed' as const]))
}
