/**
 * The office's keys on this desk: taken where they are handed over, handed on to desks that have none, and the older ones
 * forgotten once every subject's key is wrapped under the newest.
 */
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { type WrappedKey, wrappedId } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import { handOver, takeOver } from './keys.ts'
import { checkOfKey, state } from './said.ts'
import { keepOfficeSecrets, keyOfEpoch, type OfficeSecrets, officeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import { newestEpoch, type Standing } from './statements.ts'

/** What they work with. */
export type EpochParts = {
  store: Pick<Store, 'office' | 'managing' | 'atomically'>
  server: OfficeServer
  secrets: OfficeSecrets
  keychain: Pick<Keychain, 'get' | 'set' | 'probe'>
  random: RandomBytes
}

const inBatch = 500

/** The office's keys of one connection. */
export function officeEpochs({ store, server, keychain, random, ...given }: EpochParts) {
  let { secrets } = given
  let newest = Math.max(...Object.keys(secrets.keys).map(Number))
  let wrappedUnder = 0

  const office = (): string => store.office.membership()?.office ?? ''
  const aboutOf = (subject: string, epoch: number): string[] => [office(), subject, `key ${epoch}`]

  // Another call may have kept something since: a key, or the password.
  async function change(how: (now: OfficeSecrets) => OfficeSecrets): Promise<boolean> {
    const now = await officeSecrets(keychain, store.office.membership()?.desk ?? '')
    if (!now.ok || now.value === null) return false
    const next = how(now.value)
    const kept = await keepOfficeSecrets(keychain, next)
    if (kept.ok) secrets = next
    return kept.ok
  }

  /** Takes the newest key where it is handed to this desk. */
  async function take(stands: Standing): Promise<void> {
    const { desk = '' } = store.office.membership() ?? {}
    const epoch = stands.epochs.at(-1)
    if (!epoch || keyOfEpoch(secrets, epoch.epoch) !== undefined) {
      newest = newestEpoch(stands)
      return
    }
    const handed = [...epoch.keys, ...stands.handed.filter((one) => one.epoch === epoch.epoch)]
    for (const { key } of handed.filter((one) => one.desk === desk)) {
      const taken = await takeOver(secrets.box.secret, key, office())
      if (taken === undefined || checkOfKey(taken) !== epoch.check) continue
      if (await change((now) => ({ ...now, keys: { ...now.keys, [String(epoch.epoch)]: taken } }))) newest = epoch.epoch
      return
    }
  }

  /** Hands the newest key to desks that were admitted while it began, of which whoever began it did not know. */
  async function handOn(stands: Standing, at: number): Promise<void> {
    const epoch = stands.epochs.at(-1)
    const key = epoch && keyOfEpoch(secrets, epoch.epoch)
    if (!epoch || key === undefined) return
    const has = new Set([
      ...epoch.keys.map(({ desk }) => desk),
      ...stands.handed.filter((one) => one.epoch === epoch.epoch).map(({ desk }) => desk)
    ])
    for (const [desk, { desk: its, epoch: admittedTo }] of stands.desks) {
      if (has.has(desk) || admittedTo === epoch.epoch || stands.removals.has(desk)) continue
      const handed = await handOver(its.box, key, office())
      const said = { is: 'handed', epoch: epoch.epoch, desk, key: handed, at } as const
      store.office.addStatement(state(office(), secrets.sign, said))
    }
  }

  const open = (wrapped: WrappedKey): string | undefined => {
    const key = keyOfEpoch(secrets, wrapped.epoch)
    if (key === undefined) return undefined
    const about = aboutOf(wrapped.subject, wrapped.epoch)
    const opened = unseal(Buffer.from(key, 'hex'), Buffer.from(wrapped.wrapped, 'hex'), about)
    return opened && Buffer.from(opened).toString('hex')
  }

  /** A subject's key under the office's newest one, made once. */
  function wrap(subject: string): WrappedKey | undefined {
    const known = store.office.wrapped(subject).find((one) => one.epoch === newest)
    const [key, by] = [store.office.key(subject), keyOfEpoch(secrets, newest)]
    if (known || key === undefined || by === undefined) return known
    const sealed = seal(Buffer.from(by, 'hex'), Buffer.from(key, 'hex'), aboutOf(subject, newest), random)
    const bare = { subject, epoch: newest, wrapped: Buffer.from(sealed).toString('hex') }
    const made = { ...bare, id: wrappedId(bare) }
    store.office.addWrapped(made)
    return made
  }

  const putKeys = (keys: readonly WrappedKey[]): Promise<void> | undefined =>
    keys.length === 0 ? undefined : server.put({ entries: [], sealed: [], keys })

  /** Wraps what this desk knows under the newest key. What another desk has wrapped already is taken as it is. */
  async function wrapAll(): Promise<void> {
    for (let behind = ''; ; ) {
      const subjects = store.managing.unwrapped(newest, behind, inBatch)
      if (subjects.length === 0) return
      behind = subjects.at(-1) ?? ''
      const there = (await server.keys(subjects)).filter(({ epoch }) => epoch === newest)
      const made = store.atomically(() => {
        for (const one of there) if (open(one) === store.office.key(one.subject)) store.office.addWrapped(one)
        return subjects.flatMap((subject) => wrap(subject) ?? [])
      })
      const known = new Set(there.map(({ id }) => id))
      await putKeys(made.filter(({ id }) => !known.has(id)))
    }
  }

  /** A server that went back lacks some of them. */
  async function fillAgain(): Promise<void> {
    for (let behind = ''; ; ) {
      const keys = store.managing.wrapped(newest, behind, inBatch)
      if (keys.length === 0) return
      behind = keys.at(-1)?.id ?? ''
      const there = await server.keysThere(keys.map(({ id }) => id))
      await putKeys(keys.filter(({ id }) => !there.has(id)))
    }
  }

  /** What other desks have wrapped under an older key only, this desk wraps anew. */
  async function wrapLeftOver(): Promise<void> {
    for (let behind = ''; ; ) {
      const subjects = await server.onlyOlder(newest, behind, inBatch)
      if (subjects.length === 0) return
      behind = subjects.at(-1) ?? ''
      const found = await server.keys(subjects.filter((one) => !store.office.isForgotten(one, '')))
      const made = store.atomically(() =>
        found.flatMap((one) => {
          const key = open(one)
          if (key === undefined) return []
          store.office.addKey(one.subject, key)
          return wrap(one.subject) ?? []
        })
      )
      await putKeys([...new Map(made.map((one) => [one.id, one])).values()])
    }
  }

  /** Forgets the older keys, here and on the server, when nothing is wrapped under them alone. */
  async function forgetOlder(): Promise<void> {
    const key = keyOfEpoch(secrets, newest)
    if (key === undefined) return
    await wrapLeftOver()
    store.managing.keepWrapped(newest)
    if (Object.keys(secrets.keys).length > 1) await change((now) => ({ ...now, keys: { [String(newest)]: key } }))
    await server.forgetKeys(newest)
    await server.proofs?.forget(newest)
  }

  return {
    secrets: (): OfficeSecrets => secrets,
    /** Takes and hands on what is to be. */
    async follow(stands: Standing, at: number): Promise<void> {
      await take(stands)
      await handOn(stands, at)
    },
    wrap,
    /** Everything under the newest key, where it is another or all is looked at. */
    async wrapAnew(everything: boolean): Promise<void> {
      if (!everything && wrappedUnder === newest) return
      await wrapAll()
      if (everything) await fillAgain()
      await forgetOlder()
      wrappedUnder = newest
    }
  }
}
