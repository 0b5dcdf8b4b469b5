/**
 * What desks have read from the service, told to one another: each request that has changed as one signed and sealed row. It is no
 * part of the log: eeID can tell it again, so that the server keeps it for days only, and nobody fills it up again.
 */
import { z } from 'zod'
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Untold } from '../store/cache/readings.ts'
import { readingMark } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, signText } from './keys.ts'
import type { NewReading, PutReading, ReadingEnd, ReadingServer } from './reading-server.ts'
import { newestKey, type OfficeSecrets } from './secrets.ts'
import { belonging } from './statements.ts'

/** What is needed of the store. */
export type ReadingsStore = Pick<Store, 'office' | 'readings' | 'requests' | 'services' | 'atomically'>

/** What another desk has read of a request. `at`: by its own clock; `desk`: its name; `body`: all that the service told it, JSON. */
export type ToldRequest = { serviceId: string; body: string; desk: string; at: number }

/** What telling and hearing work with, while one connection lasts. */
export type ReadingsParts = {
  store: ReadingsStore
  server: ReadingServer
  secrets: OfficeSecrets
  random: RandomBytes
  clock: Clock
  /** Keeps what another desk has read, in a transaction; true where it is news. */
  keep: (told: ToldRequest) => boolean
}

const headShape = z.object({
  office: hexadecimal(16),
  desk: hexadecimal(16),
  stream: hexadecimal(16),
  number: z.int().positive(),
  at: z.int(),
  epoch: z.int().positive(),
  sealed: z.string()
})
type Head = z.infer<typeof headShape>

const bodyShape = z.object({ baseUrl: z.string(), clientId: z.string(), body: z.string() })

function readBody(bytes: Uint8Array): z.infer<typeof bodyShape> | undefined {
  try {
    return bodyShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}

const inBatch = 100
// What the server takes at most, but for the head around it. A longer one is read by each desk itself.
const longest = 40_000
const waitForGapMs = 60_000

const aboutOf = ({ office, desk, stream, number }: Omit<Head, 'sealed' | 'at' | 'epoch'>): string[] => [
  office,
  desk,
  stream,
  String(number),
  'reading'
]

/** The telling and hearing of one connection, in a stream of its own. */
export function startReadings({ store, server, secrets, random, clock, keep }: ReadingsParts) {
  const newStream = () => Buffer.from(random(16)).toString('hex')
  let stream = newStream()
  let number = 0
  let takenBack = 0
  // Streams in which something stands that is no desk's reading, by how many statements about desks were known then; and
  // those that wait for a number that has not come.
  const bad = new Map<string, number>()
  const gaps = new Map<string, number>()
  let steppedAt = Number.NEGATIVE_INFINITY

  const membership = () => store.office.membership() ?? { office: '', desk: '' }

  function write({ serviceId, id }: Untold, at: number): NewReading | undefined {
    const service = store.services.get(serviceId)
    const kept = store.requests.get(serviceId, id)
    const newest = newestKey(secrets)
    if (!service || !kept || !newest || kept.body.length > longest) return undefined
    const { office, desk } = membership()
    const { baseUrl, clientId } = service
    const plain = Buffer.from(JSON.stringify({ baseUrl, clientId, body: kept.body }))
    const named = { office, desk, stream, number: at }
    const sealed = seal(Buffer.from(newest.key, 'hex'), plain, aboutOf(named), random)
    const head = JSON.stringify({
      ...named,
      at: clock.now(),
      epoch: newest.epoch,
      sealed: Buffer.from(sealed).toString('base64')
    })
    const mark = readingMark(office, { baseUrl, clientId, request: id })
    return { stream, number: at, mark, head, signature: signText(secrets.sign.secret, head) }
  }

  /** Tells all that waits; returns how much it was. */
  async function tell(): Promise<number> {
    for (let told = 0; ; ) {
      const some = store.readings.untold(inBatch)
      if (some.length === 0) return told
      const rows: NewReading[] = []
      for (const one of some) rows.push(...[write(one, number + rows.length + 1)].filter((row) => row !== undefined))
      if (rows.length > 0 && (await server.put(rows)) === 'taken') {
        // Somebody with this desk's login took the number: its own stream goes on under another name.
        stream = newStream()
        number = 0
        continue
      }
      number += rows.length
      told += rows.length
      store.atomically(() => {
        for (const one of some) store.readings.wasTold(one)
      })
    }
  }

  const isBad = (name: string) => bad.get(name) === store.office.statements().length

  const nameOf = ({ login, stream: name }: Pick<ReadingEnd, 'login' | 'stream'>) => `${login} ${name}`

  function read(row: PutReading, desks: ReturnType<typeof belonging>): (Head & { name: string }) | undefined {
    try {
      const head = headShape.parse(JSON.parse(row.head))
      const by = desks.get(head.desk)
      const isWhole = head.office === membership().office && head.stream === row.stream && head.number === row.number
      const isGood = isWhole && by !== undefined && isSigned(by.desk.sign, row.head, row.signature)
      return isGood ? { ...head, name: by.desk.name } : undefined
    } catch {
      return undefined
    }
  }

  /** Keeps what a row says; returns the service of which it was news. What is no request of this desk's services is left out. */
  function keepRow(head: Head & { name: string }, key: string): string | undefined {
    const opened = unseal(Buffer.from(key, 'hex'), Buffer.from(head.sealed, 'base64'), aboutOf(head))
    const told = opened && head.desk !== membership().desk ? readBody(opened) : undefined
    const service = told && store.services.find(told.baseUrl, told.clientId)
    if (!service) return undefined
    return keep({ serviceId: service.id, body: told.body, desk: head.name, at: head.at }) ? service.id : undefined
  }

  /** Whether the next number may be this one: it is the next, or what lies between has not come for too long. */
  function mayFollow(name: string, before: number, next: number): boolean {
    if (next === before + 1) {
      gaps.delete(name)
      return true
    }
    const since = gaps.get(name) ?? clock.monotonic()
    gaps.set(name, since)
    if (clock.monotonic() - since < waitForGapMs) return false
    gaps.delete(name)
    steppedAt = clock.monotonic()
    return true
  }

  /** Takes of one page what follows without a gap. Returns whether there may be more behind it. */
  function takePage(end: ReadingEnd, page: readonly PutReading[], services: Set<string>): boolean {
    const desks = belonging(store.office.statements(), membership().office)
    return store.atomically(
      () => page.every((row) => takeRow(end, row, { desks, services })) && page.length === inBatch
    )
  }

  /** Whether it was told under a key that is forgotten: then it is given up. */
  function wasForgotten(head: Head | undefined): boolean {
    if (!head || secrets.keys[String(head.epoch)] || head.epoch >= (newestKey(secrets)?.epoch ?? 0)) return false
    steppedAt = clock.monotonic()
    return true
  }

  /** Takes one row; false where it cannot be taken yet, or is no reading. */
  function takeRow(
    { login, stream: of }: ReadingEnd,
    row: PutReading,
    { desks, services }: { desks: ReturnType<typeof belonging>; services: Set<string> }
  ): boolean {
    const name = nameOf(row)
    const isEmpty = row.head === ''
    const head = isEmpty ? undefined : read(row, desks)
    if (!isEmpty && !head) bad.set(name, store.office.statements().length)
    // Of an epoch whose key has not come, nothing is heard yet.
    const key = head && secrets.keys[String(head.epoch)]
    const isPassed = key !== undefined || isEmpty || wasForgotten(head)
    if (!isPassed || !mayFollow(name, store.readings.seen(login, of), row.number)) return false
    const touched = head && key ? keepRow(head, key) : undefined
    if (touched !== undefined) services.add(touched)
    store.readings.see(login, of, row.number)
    return true
  }

  /** Hears what others have told; adds the services of whose requests something is new. */
  async function hear(services: Set<string>): Promise<void> {
    const ends = await server.ends()
    forgetOver(ends)
    for (const end of ends) {
      const isBehind = () => store.readings.seen(end.login, end.stream) < end.number && !isBad(nameOf(end))
      while (end.stream !== stream && isBehind()) {
        const page = await server.above(end, store.readings.seen(end.login, end.stream), inBatch)
        if (!takePage(end, page, services)) break
      }
    }
  }

  function forgetOver(ends: readonly ReadingEnd[]): void {
    const there = new Set(ends.map(nameOf))
    const over = store.readings.streams().filter((one) => !there.has(nameOf(one)))
    if (over.length === 0) return
    store.atomically(() => {
      for (const one of over) store.readings.forget(one.login, one.stream)
    })
  }

  /** The server gives up what this login has read of what was erased here; asked again by each connection. */
  async function takeBack(): Promise<void> {
    const gone = store.office.readingsGone()
    if (gone.length === takenBack) return
    await server.takeBack(gone)
    takenBack = gone.length
  }

  return {
    tell,
    hear,
    takeBack,
    /** This desk's stream, and how many of its readings are told. */
    own: () => ({ stream, upTo: number }),
    /** Whether all is heard that a stream of this name had told by this number. */
    hasAll: (name: string, upTo: number): boolean =>
      upTo === 0 ||
      store.readings
        .streams()
        .some(
          (one) => one.stream === name && !isBad(nameOf(one)) && store.readings.seen(one.login, one.stream) >= upTo
        ),
    /** When something that others had told was given up, by the clock that does not jump; −∞ where nothing was. */
    steppedAt: (): number => steppedAt
  }
}
