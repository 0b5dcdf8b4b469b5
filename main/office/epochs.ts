/**
 * The office's keys on this desk: taken where they are handed over, handed on to desks that have none, and the older ones
 * forgotten once every subject's key is wrapped under the newest.
 */
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { type WrappedKey, wrappedId } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import { type Handed, handOver, newBoxKey, takeOver } from './keys.ts'
import { checkOfKey, type Epoch, state } from './said.ts'
import { changeSecrets, keyOfEpoch, type OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import { boxOf, newestEpoch, quarterMs, type Standing } from './statements.ts'

/** What they work with. */
export type EpochParts = {
  store: Pick<Store, 'office' | 'managing' | 'atomically'>
  server: OfficeServer
  secrets: OfficeSecrets
  keychain: Pick<Keychain, 'get' | 'set' | 'probe'>
  random: RandomBytes
}

const inBatch = 500
const dayMs = 86_400_000
// Ahead of the office's key, which is handed over for it then.
const boxAgeMs = quarterMs - 7 * dayMs

/** The office's keys of one connection. */
export function officeEpochs({ store, server, keychain, random, ...given }: EpochParts) {
  let { secrets } = given
  let newest = Math.max(...Object.keys(secrets.keys).map(Number))
  let wrappedUnder = 0

  const office = (): string => store.office.membership()?.office ?? ''
  const aboutOf = (subject: string, epoch: number): string[] => [office(), subject, `key ${epoch}`]

  async function change(how: (now: OfficeSecrets) => OfficeSecrets): Promise<boolean> {
    const changed = await changeSecrets(keychain, store.office.membership()?.desk ?? '', how)
    if (changed.ok) secrets = changed.value
    return changed.ok
  }

  /** Takes the newest key where it is handed to this desk. */
  async function take(stands: Standing): Promise<void> {
    const { desk = '' } = store.office.membership() ?? {}
    const epoch = stands.epochs.at(-1)
    if (!epoch || keyOfEpoch(secrets, epoch.epoch) !== undefined) {
      newest = newestEpoch(stands)
      return
    }
    for (const key of handedTo(desk, epoch, stands)) {
      const taken = await openWithAny(key)
      if (taken === undefined || checkOfKey(taken) !== epoch.check) continue
      if (await change((now) => ({ ...now, keys: { ...now.keys, [String(epoch.epoch)]: taken } }))) newest = epoch.epoch
      return
    }
  }

  async function openWithAny(key: Handed): Promise<string | undefined> {
    for (const { secret } of [secrets.box, ...(secrets.older ?? [])]) {
      const taken = await takeOver(secret, key, office())
      if (taken !== undefined) return taken
    }
    return undefined
  }

  /** The desk's own key, by which it is handed the office's, is another one each quarter; it says so, signed. */
  async function renewBox(stands: Standing, at: number): Promise<void> {
    const { desk = '' } = store.office.membership() ?? {}
    const last = stands.boxes.get(desk)
    const since = last?.at ?? stands.desks.get(desk)?.at ?? at
    const isSaid = boxOf(stands, desk) === secrets.box.public
    // One that was not said: the app ended in between, or the keychain was put back. A copied desk says so as well: not all the time.
    if (isSaid ? at - since < boxAgeMs : Math.abs(at - since) < dayMs) return
    if (isSaid) {
      const box = await newBoxKey(random)
      const isKept = await change((now) => ({ ...now, box, older: [now.box, ...(now.older ?? [])].slice(0, 3) }))
      if (!isKept) return
    }
    const number = (last?.number ?? 0) + 1
    store.office.addStatement(state(office(), secrets.sign, { is: 'box', number, box: secrets.box.public, at }))
  }

  /** Once the office's key is handed over for the newest box key, nothing opens what was handed over before. */
  async function forgetOlderBoxes(stands: Standing): Promise<void> {
    const { desk = '' } = store.office.membership() ?? {}
    const epoch = stands.epochs.at(-1)
    if (!secrets.older?.length || !epoch || keyOfEpoch(secrets, epoch.epoch) === undefined) return
    for (const key of handedTo(desk, epoch, stands)) {
      if ((await takeOver(secrets.box.secret, key, office())) === undefined) continue
      await change(({ older: _, ...now }) => now)
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
    for (const [desk, { epoch: admittedTo }] of stands.desks) {
      if (has.has(desk) || admittedTo === epoch.epoch || stands.removals.has(desk)) continue
      const handed = await handOver(boxOf(stands, desk), key, office())
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
      await forgetOlderBoxes(stands)
      await renewBox(stands, at)
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

/** What was handed to a desk of the newest key, by whoever began it or by another desk. */
const handedTo = (desk: string, epoch: Epoch, { handed }: Standing): Handed[] =>
  [...epoch.keys, ...handed.filter((one) => one.epoch === epoch.epoch)].flatMap((one) =>
    one.desk === desk ? one.key : []
  )
