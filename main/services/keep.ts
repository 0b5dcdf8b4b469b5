/** Keeping a service: its address in the ledger, its secret in the keychain, its loop begun anew where it must be. */
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { ServiceInput } from '../../common/words/services.ts'
import { oneAtATime } from '../clock/one-at-a-time.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { forgetEntry, keychainProblem } from '../credentials/keychain-problem.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import type { DeskSync } from '../sync/desk-sync.ts'
import { type CheckedService, checkService } from './input.ts'
import type { MayReach } from './new-hosts.ts'
import { removeService } from './remove.ts'
import { secretFor } from './secret.ts'

/** What whoever installed the desk gave for the first service. */
export type SuggestedService = ServiceInput

/** What keeping works with. */
export type KeeperOptions = {
  keychain: Keychain
  suggested: SuggestedService | null
  /** Asks where the desk does not know the host. */
  mayReach: MayReach
  /** Signs in to a service with a secret; null where it works. */
  tryOut: (service: Pick<ServiceRow, 'baseUrl' | 'clientId'>, secret: string) => Promise<Problem | null>
  /** A service is new, another, or stands elsewhere. */
  changed: () => void
  /** A service is no more, nor is anything of it. */
  removed: (serviceId: string) => void
}

/** Where a service is kept. */
export type ServicePlace = {
  store: Pick<Store, 'services' | 'list' | 'audit' | 'atomically' | 'author' | 'onBehalfOf' | 'removal'>
  sync: Pick<DeskSync, 'of' | 'restart' | 'end'>
  backups?: { makeNow: () => Promise<unknown> }
}

/** A service that may be kept, with the secret that it signs in with. */
export type CompleteService = { service: CheckedService; secret: string }

/** A service that was changed; `secret`: whether a new one works, null where there was none. */
export type Changed = { row: ServiceRow; secret: 'works' | 'notTried' | null }

/** Keeps services. */
export function serviceKeeper({ keychain, suggested, mayReach, tryOut, changed, removed }: KeeperOptions) {
  // One after the other: two that add the same service at once must find each other.
  const inTurn = oneAtATime()

  async function complete(typed: ServiceInput, kept: ServiceRow | undefined): Promise<Outcome<CompleteService>> {
    const found = await secretFor(typed, kept, suggested, keychain)
    if (!found.ok) return failed(keychainProblem(found.state))
    const service = checkService(typed, found.secret)
    if (!service.ok) return service
    if (!(await mayReach(service.value.baseUrl))) return failed({ code: 'hostRefused' })
    return ok({ service: service.value, secret: found.secret })
  }

  async function add(place: Asked, typed: ServiceInput): Promise<Outcome<ServiceRow>> {
    const all = await complete(typed, undefined)
    if (!all.ok) return all
    const { service, secret } = all.value
    const { services } = place.store
    const known = services.find(service.baseUrl, service.clientId)
    const row = { ...service, id: known?.id ?? services.newId(), isPaused: known?.isPaused ?? false }
    return keep(place, row, known, secret)
  }

  async function change(place: Asked, id: string, typed: ServiceInput): Promise<Outcome<Changed>> {
    const { store } = place
    const before = store.services.get(id)
    if (!before) return failed({ code: 'unknownService' })
    const all = await complete(typed, before)
    if (!all.ok) return all
    const row = { ...all.value.service, id, isPaused: before.isPaused }
    const fixed = fixedFields(store, before, row)
    if (Object.keys(fixed).length > 0) return failed({ code: 'invalid', fields: fixed })
    const secret = typed.clientSecret === '' ? null : all.value.secret
    // What the service refuses must not take the place of what works.
    const tried = secret === null ? ok(null) : await triedOut(row, secret)
    if (!tried.ok) return tried
    const kept = await keep(place, row, before, secret)
    return kept.ok ? ok({ row: kept.value, secret: tried.value }) : kept
  }

  async function triedOut(row: ServiceRow, secret: string): Promise<Outcome<'works' | 'notTried'>> {
    const problem = await tryOut(row, secret)
    if (problem?.code === 'unauthorised') return failed(problem)
    return ok(problem ? 'notTried' : 'works')
  }

  async function forgetSecret({ store, sync, author }: Asked, id: string): Promise<Outcome<null>> {
    const service = store.services.get(id)
    if (!service) return failed({ code: 'unknownService' })
    const fault = await forgetEntry(keychain, id)
    if (fault) return failed(keychainProblem(fault))
    const told = { change: 'secretForgotten', name: service.name }
    store.onBehalfOf(author, () => store.audit.add({ act: 'key', told }))
    sync.of(id)?.signInAnew()
    return ok(null)
  }

  async function keep(
    { store, sync, author }: Asked,
    row: ServiceRow,
    before: ServiceRow | undefined,
    secret: string | null
  ): Promise<Outcome<ServiceRow>> {
    if (secret !== null) {
      const kept = await keychain.set(row.id, secret)
      if (!kept.ok) return failed(keychainProblem(kept.state))
    }
    const told = { name: row.name, isNew: !before, isSecretNew: secret !== null }
    store.atomically(() => {
      if (before) store.services.update(row)
      else store.services.add(row)
      store.onBehalfOf(author, () => store.audit.add({ act: 'service', told }))
    })
    // At the same address its loop goes on: one that began anew would not know what is under way, and how long to wait.
    const loop = before && isSameAddress(before, row) ? sync.of(row.id) : undefined
    if (!loop && !row.isPaused) sync.restart(row)
    else if (secret !== null) loop?.signInAnew()
    changed()
    return ok(row)
  }

  function order({ store }: ServicePlace, ids: readonly string[]): void {
    store.atomically(() => {
      store.services.order(ids)
      store.audit.add({ act: 'service', told: { order: store.services.list().map(({ name }) => name) } })
    })
    changed()
  }

  function pause({ store, sync }: ServicePlace, id: string, isPaused: boolean): Outcome<ServiceRow> {
    const row = store.services.get(id)
    if (!row) return failed({ code: 'unknownService' })
    if (row.isPaused === isPaused) return ok(row)
    store.atomically(() => {
      store.services.setPaused(id, isPaused)
      store.audit.add({ act: 'service', told: { name: row.name, isPaused } })
    })
    const now = { ...row, isPaused }
    if (isPaused) sync.end(id)
    else sync.restart(now)
    changed()
    return ok(now)
  }

  return {
    /** The typed service with the secret it stands for, or what is wrong. */
    complete,
    /** Keeps a service that is new; one of the same address and client id is changed instead. */
    add: (place: ServicePlace, typed: ServiceInput) => {
      const asked = askedNow(place)
      return inTurn(() => add(asked, typed))
    },
    /** Keeps another name, address or secret of a service. */
    change: (place: ServicePlace, id: string, typed: ServiceInput) => {
      const asked = askedNow(place)
      return inTurn(() => change(asked, id, typed))
    },
    /** Takes a service's secret out of the keychain, and lets it stand still. */
    forgetSecret: (place: ServicePlace, id: string) => {
      const asked = askedNow(place)
      return inTurn(() => forgetSecret(asked, id))
    },
    /** Puts the services in this order. */
    order: (place: ServicePlace, ids: readonly string[]) => inTurn(async () => order(place, ids)),
    /** Ends the calls of a service, or begins them again; what waits to be sent waits until then. */
    pause: (place: ServicePlace, id: string, isPaused: boolean) => inTurn(async () => pause(place, id, isPaused)),
    /** Removes a service with all of it, once its name was typed. */
    remove: (place: ServicePlace, id: string, typedName: string) =>
      inTurn(async () => {
        const done = await removeService(place, { keychain, id, typedName })
        if (done.ok) removed(id)
        return done
      })
  }
}

/** Where it is kept, and who asked: the keychain and the box of main take their time, and the desk may lock meanwhile. */
type Asked = ServicePlace & { author: string }

const askedNow = (place: ServicePlace): Asked => ({ ...place, author: place.store.author() })

const isSameAddress = (a: ServiceRow, b: ServiceRow): boolean => a.baseUrl === b.baseUrl && a.clientId === b.clientId

/** What may not change once the desk keeps requests of the service: they would seem to be another's. */
function fixedFields(
  store: Pick<Store, 'list'>,
  before: ServiceRow,
  after: Omit<ServiceRow, 'id'>
): Record<string, 'fixed'> {
  if (store.list.counts(before.id).all === 0) return {}
  const fields = (['baseUrl', 'clientId'] as const).filter((field) => before[field] !== after[field])
  return Object.fromEntries(fields.map((field) => [field, 'fixed' as const]))
}
