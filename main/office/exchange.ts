/**
 * The exchange with the office's server: what this desk lacks is fetched and what the server lacks is put there, whoever
 * wrote it. What was put is never remembered, so a server that was restored, or is empty, is filled again.
 */
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { EntryName } from '../store/ledger/office-entries.ts'
import type { Store } from '../store/open-store.ts'
import { officeEpochs } from './epochs.ts'
import { exchangeStatements } from './exchange-statements.ts'
import { signText } from './keys.ts'
import { cutRemoved, obeyErasures, removalsByStream, tellErased } from './orders.ts'
import { type Compared, createPull, hashesOf } from './pull.ts'
import { readBodies } from './read-bodies.ts'
import type { Removed } from './said.ts'
import type { OfficeSecrets } from './secrets.ts'
import type { OfficeServer, Sealed } from './server.ts'
import { type Standing, standing } from './statements.ts'

/** What is needed of the store. */
export type ExchangeStore = Pick<
  Store,
  'office' | 'managing' | 'shared' | 'merge' | 'sharedErasing' | 'erasures' | 'atomically' | 'bulk' | 'audit' | 'desk'
>

/** What the exchange works with, while one connection lasts. */
export type ExchangeParts = {
  store: ExchangeStore
  server: OfficeServer
  secrets: OfficeSecrets
  keychain: Pick<Keychain, 'get' | 'set' | 'probe'>
  clock: Pick<Clock, 'now'>
  random: RandomBytes
}

/**
 * What a round brought. `services`: of whose requests something is new; `wasPutBack`: this ledger had lost entries of its own;
 * `wasRemoved`: a manager has removed this desk, and nothing was exchanged but statements.
 */
export type Exchanged = {
  services: ReadonlySet<string>
  taken: number
  put: number
  wasPutBack: boolean
  wasRemoved: boolean
}

/** What was here of a stream when it was looked at for putting, and how many entries the server was given of it. */
type Pushed = { here: number; upTo: number; put: number }

const lastOfHashes = 'f'.repeat(64)
const namesInPage = 5_000
// What is put in one transaction of the server's.
const inBatch = 250
const numbersAtOnce = 1_000

/** The exchange of an admitted desk over one connection. */
export function startExchange({ store, server, secrets, keychain, clock, random }: ExchangeParts) {
  const epochs = officeEpochs({ store, server, secrets, keychain, random })
  let takenBack = 0
  let erased = 0
  let stoodBy = -1
  let stands: Standing = standing([], '')
  let cut = new Map<string, readonly Removed[]>()
  // Until they are told: a round that breaks off has kept what it has kept.
  const heard = new Set<string>()
  const pulling = createPull({ store, server, heard }, () => ({ stands, cut, secrets: epochs.secrets() }))
  // How many there were on both sides, and up to which number all was compared.
  const compared = new Map<string, { here: number; there: number; upTo: number }>()

  const office = (): string => store.office.membership()?.office ?? ''

  /** The streams whose counts are others than when they were compared last, or all; this desk's own first. */
  function toCompare(counts: ReadonlyMap<string, number>, everything: boolean): string[] {
    const all = new Set([...store.shared.streams(), ...counts.keys()])
    return [...all].filter((stream) => {
      const last = compared.get(stream)
      const isSame = last?.here === store.shared.count(stream) && last.there === (counts.get(stream) ?? 0)
      return everything || !isSame
    })
  }

  async function namesThere(stream: string, above: number): Promise<EntryName[]> {
    const all: EntryName[] = []
    const first = above === 0 ? null : { number: above, hash: lastOfHashes }
    for (;;) {
      const page = await server.names(stream, all.at(-1) ?? first, namesInPage)
      all.push(...page)
      if (page.length < namesInPage) return all
    }
  }

  async function push(stream: string, { above, there }: Compared): Promise<Pushed> {
    // A clerk goes on while the server is waited for: what is done after this moment is the next round's.
    signAll()
    const pushed = { here: store.shared.count(stream), upTo: store.shared.lastNumber(stream) }
    const known = new Set(hashesOf(there))
    const lacking = store.shared.names(stream, above).filter(({ hash }) => !known.has(hash))
    for (let at = 0; at < lacking.length; at += inBatch) {
      const entries = lacking.slice(at, at + inBatch).flatMap(({ hash }) => store.shared.get(hash) ?? [])
      const heads = entries.map(({ head }) => JSON.parse(head) as { body: string })
      const bodies = heads.flatMap(({ body }) => store.office.sealed(body) ?? [])
      const isThere = await server.sealedThere(bodies.map(({ id }) => id))
      const sealed = bodies.filter(({ id }) => !isThere.has(id))
      await server.put({ entries, sealed, keys: keysFor(bodies) })
    }
    return { ...pushed, put: lacking.length }
  }

  /**
   * Bodies that the server lacks though it has their entries: whoever has brought those had not got the bodies, or had erased
   * them.
   */
  async function pushBodies(stream: string): Promise<void> {
    const last = store.shared.lastNumber(stream)
    for (let above = 0; above < last; above += numbersAtOnce) {
      const here = store.shared.bodies(stream, above, above + numbersAtOnce)
      const isThere = await server.sealedThere(here)
      const lacking = here.filter((id) => !isThere.has(id))
      for (let at = 0; at < lacking.length; at += inBatch) {
        const sealed = lacking.slice(at, at + inBatch).flatMap((id) => store.office.sealed(id) ?? [])
        await server.put({ entries: [], sealed, keys: keysFor(sealed) })
      }
    }
  }

  // In one transaction: with one for each key, a thousand of them took longer than all else together.
  const keysFor = (bodies: readonly Pick<Sealed, 'subject'>[]) => {
    const subjects = new Set(bodies.map(({ subject }) => subject))
    return store.atomically(() => [...subjects].flatMap((subject) => epochs.wrap(subject) ?? []))
  }

  /** The server gives up what this desk's login has put there of what was erased; asked again wherever it may have gone back. */
  async function takeBack(everything: boolean): Promise<void> {
    const gone = store.office.takenBack()
    if (gone.length === 0 || (!everything && gone.length === takenBack)) return
    await server.takeBack(
      gone.map(({ id }) => id),
      [...new Set(gone.map(({ subject }) => subject))]
    )
    takenBack = gone.length
  }

  /** What managers have ordered to be erased is erased there, by a manager's login; asked again wherever it may have gone back. */
  async function eraseThere(everything: boolean): Promise<void> {
    const subjects = [...new Set(stands.erasures.flatMap(({ said }) => said.subjects))]
    if (subjects.length === 0 || (!everything && subjects.length === erased)) return
    if (await server.isManager()) {
      const requests = [...new Set(stands.erasures.flatMap(({ said }) => said.requests))]
      await server.erase(subjects, requests)
      await server.proofs?.erase(requests)
    }
    erased = subjects.length
  }

  /** Looks what the statements have come to, and obeys. Returns the services whose requests have changed. */
  function obey(everything: boolean): string[] {
    const statements = store.office.statements()
    if (!everything && statements.length === stoodBy) return []
    if (statements.length !== stoodBy) pulling.forgetRefused()
    stoodBy = statements.length
    stands = standing(statements, office())
    cut = removalsByStream(store, stands)
    return [...obeyErasures(store, stands), ...cutRemoved(store, stands)]
  }

  function signAll(): void {
    store.atomically(() => {
      for (const { hash, head } of store.shared.unsigned()) store.shared.sign(hash, signText(secrets.sign.secret, head))
    })
  }

  type Looked = ReadonlyMap<string, Compared>

  /** Whether more is there than what was looked at tells: it lies further down, as a second entry of one number does. */
  function isMoreThere(stream: string, { above, there }: Compared, count: number): boolean {
    const isThere = new Set(hashesOf(there))
    const toPut = store.shared.names(stream, above).filter(({ hash }) => !isThere.has(hash)).length
    const last = compared.get(stream)
    return above > 0 && count - (store.shared.count(stream) - toPut) > (last ? last.there - last.here : 0)
  }

  async function pullAll(streams: readonly string[], counts: ReadonlyMap<string, number>, everything: boolean) {
    const looked = new Map<string, Compared>()
    let taken = 0
    let own = 0
    for (const stream of streams) {
      const look = async (above: number): Promise<number> => {
        const names = { above, there: await namesThere(stream, above) }
        looked.set(stream, names)
        const came = await pulling.pull(stream, names)
        return isMoreThere(stream, names, counts.get(stream) ?? 0) ? came + (await look(0)) : came
      }
      const came = await look(everything ? 0 : (compared.get(stream)?.upTo ?? 0))
      taken += came
      if (store.shared.isOwn(stream)) own += came
    }
    return { looked, taken, own }
  }

  /** Returns how many entries the server was given. */
  async function pushAll(looked: Looked, counts: ReadonlyMap<string, number>, everything: boolean): Promise<number> {
    let put = 0
    for (const [stream, names] of looked) {
      const pushed = await push(stream, names)
      if (everything) await pushBodies(stream)
      put += pushed.put
      compared.set(stream, { here: pushed.here, there: (counts.get(stream) ?? 0) + pushed.put, upTo: pushed.upTo })
    }
    return put
  }

  function handOver(): ReadonlySet<string> {
    const services = new Set(heard)
    heard.clear()
    return services
  }

  return {
    /** The services of whose requests a round that broke off has kept something new; each is told once. */
    handOver,
    /** One round. `everything`: all streams are compared by their hashes, not only those whose counts have changed. */
    async round(everything: boolean): Promise<Exchanged> {
      await exchangeStatements(store, server)
      for (const service of obey(everything)) heard.add(service)
      if (stands.removals.has(store.office.membership()?.desk ?? ''))
        return { services: handOver(), taken: 0, put: 0, wasPutBack: false, wasRemoved: true }
      await epochs.follow(stands, clock.now())
      signAll()
      const counts = await server.counts()
      const streams = toCompare(counts, everything)
      pulling.begin()
      const { looked, taken, own } = await pullAll(streams, counts, everything)
      await readBodies(store, server, epochs.secrets(), heard)
      tellErased(store)
      await takeBack(everything)
      await eraseThere(everything)
      const put = await pushAll(looked, counts, everything)
      await epochs.wrapAnew(everything)
      return { services: handOver(), taken, put, wasPutBack: own > 0, wasRemoved: false }
    }
  }
}
