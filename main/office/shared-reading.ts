/**
 * One desk reads the service for all: takes turns with the other desks by the lease, tells what it has read, and hears
 * what the others have. A desk rests while the holder's sweep marks are fresh and it has heard all that they speak of.
 */
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { beatMs, createLeases, type Leases } from './lease.ts'
import { leaseName, readMark, writeMark } from './marks.ts'
import { type LeftProofs, type ProofsParts, startProofs } from './proofs.ts'
import type { Lease, ReadingServer } from './reading-server.ts'
import { type ReadingsStore, startReadings, type ToldRequest } from './readings.ts'
import { newestKey, type OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import { belonging } from './statements.ts'

/** What a desk does about reading a service: for all, not at all, or for itself and slowly. */
export type ReadingTurn = 'reads' | 'rests' | 'slowly'

/** What it works with. */
export type SharedReadingOptions = {
  store: ReadingsStore & ProofsParts['store'] & Pick<Store, 'firstSync'>
  clock: Clock
  random: RandomBytes
  log: Log
  /** Keeps what another desk has read, in a transaction; true where it is news. */
  keep: (told: ToldRequest) => boolean
  /** Whether this desk reaches a service, by its last call; true where it has made none. */
  reaches: (serviceId: string) => boolean
  /** This desk reads a service for all from now on. */
  reads: (serviceId: string) => void
  /** Something of these services' requests is new. */
  news: (services: ReadonlySet<string>) => void
}

/** The shared reading of one opening of the desk. */
export type SharedReading = {
  /** There is a connection, and something may be new. */
  at(server: OfficeServer, secrets: OfficeSecrets): void
  /** There is none. */
  away(): void
  turnOf(serviceId: string): ReadingTurn
  /** A sweep of a service that began then, by the clock that does not jump, has come to its end. */
  swept(serviceId: string, beganAt: number): void
  /** How many desks belong to the office; 1 where this one works alone. */
  desks(): number
  /** What other desks have left of the proofs of requests; nothing where there is no connection. */
  proofs(serviceId: string, requestIds: readonly string[]): Promise<LeftProofs>
}

type Connected = {
  server: OfficeServer
  leases: Leases
  readings: ReturnType<typeof startReadings>
  proofs: ReturnType<typeof startProofs> | undefined
  secrets: OfficeSecrets
  there: ReadingServer
  since: number
}

/** The last mark that was seen of a service. `isOwn` marks are not kept. */
type Seen = { desk: string; at: number; stream: string; upTo: number; since: number }

const freshMs = 60_000
// Whatever others tell, each desk looks for itself now and then: all of them together less than a tenth as often as the one
// that reads for all, which does so every five seconds while somebody is waited for.
const leastOwnSweepMs = 600_000
const ownSweepMsOfEach = 100_000
// A mark of long ago is an old one, shown again; no clock is that wrong unnoticed.
const clocksDifferMs = 900_000

/** Begins without a connection. */
export function sharedReading(options: SharedReadingOptions): SharedReading {
  const { store, clock, log } = options
  let connected: Connected | undefined
  // A server that has no readings: each desk reads for itself.
  let hasReadings = true
  let isRunning = false
  let isWanted = false
  let cancel = () => {}
  const marks = new Map<string, Seen>()
  const sweeps = new Map<string, { began: number; ended: number; marked: boolean }>()

  const membership = () => store.office.membership()
  const desks = (office: string) => belonging(store.office.statements(), office)

  /** Whether it is time to look for itself. How many the desks are is only asked where it may be. */
  const isOwnSweepDue = (sinceMs: number): boolean =>
    sinceMs >= leastOwnSweepMs && sinceMs >= desks(membership()?.office ?? '').size * ownSweepMsOfEach

  function at(server: OfficeServer, secrets: OfficeSecrets): void {
    const { desk = '' } = membership() ?? {}
    hasReadings = server.readings !== undefined
    // With another key of the office it begins anew, as with another connection.
    const isOther = connected?.server !== server || newestKey(connected.secrets)?.epoch !== newestKey(secrets)?.epoch
    if (isOther && server.readings) {
      const there = server.readings
      const readings = startReadings({ ...options, server: there, secrets })
      connected = {
        server,
        there,
        secrets,
        readings,
        proofs: server.proofs && startProofs({ ...options, server: server.proofs, secrets }),
        leases: createLeases(clock, there, desk),
        since: clock.monotonic()
      }
    }
    wake()
  }

  function away(): void {
    connected = undefined
    cancel()
  }

  function wake(): void {
    cancel()
    isWanted = true
    if (!isRunning) void run()
  }

  async function run(): Promise<void> {
    isRunning = true
    while (isWanted && connected) {
      isWanted = false
      await turn(connected).catch((error: unknown) => {
        log.warn('office.reading-failed', { error: error instanceof Error ? error.name : 'unknown' })
      })
    }
    isRunning = false
    if (connected) cancel = clock.after(beatMs, wake)
  }

  async function turn(now: Connected): Promise<void> {
    const { readings, proofs, there } = now
    const news = new Set<string>()
    try {
      await readings.hear(news)
    } finally {
      if (news.size > 0) options.news(news)
    }
    await readings.tell()
    await readings.takeBack()
    await proofs?.takeBack()
    const leases = new Map((await there.leases()).map((lease) => [lease.service, lease]))
    for (const service of store.services.list()) {
      if (connected !== now) return
      await ofService(now, service, leases)
    }
    // Behind the beats, which must not be late.
    if (await proofs?.put()) isWanted = true
  }

  async function ofService(
    now: Connected,
    { id, baseUrl, clientId, isPaused }: { id: string; baseUrl: string; clientId: string; isPaused: boolean },
    leases: ReadonlyMap<string, Lease>
  ): Promise<void> {
    const { office = '' } = membership() ?? {}
    const name = leaseName(office, { baseUrl, clientId })
    const lease = leases.get(name)
    if (lease?.mark) note(id, office, name, lease.mark)
    const before = now.leases.holds(name)
    const reaches = !isPaused && options.reaches(id)
    const last = sweeps.get(id)
    const mark = reaches ? newMark(now, id, name) : null
    const holds = await now.leases.turn(name, lease, { reaches, mark })
    // One that has ended meanwhile is told of by the next beat.
    if (holds && mark !== null && last) last.marked = true
    if (holds !== before) log.info('office.lease', { holds })
    if (holds && !before) options.reads(id)
  }

  /** Sees a mark; one that was seen, or is older than that desk's last one, is no news. */
  function note(serviceId: string, office: string, service: string, characters: string): void {
    const mark = readMark(characters, { office, service }, desks(office))
    if (!mark || Math.abs(mark.at - clock.now()) > clocksDifferMs) return
    const last = marks.get(`${serviceId} ${mark.desk}`)
    if (last && mark.at <= last.at) return
    marks.set(`${serviceId} ${mark.desk}`, { ...mark, since: clock.monotonic() })
  }

  /** What this desk's last sweep says, where that is new and all that it found is told. */
  function newMark({ readings, secrets }: Connected, serviceId: string, service: string): string | null {
    const { office, desk } = membership() ?? {}
    const last = sweeps.get(serviceId)
    if (!office || !desk || !last || last.marked || store.readings.isUntold(serviceId)) return null
    return writeMark({ is: 'swept', office, desk, service, at: clock.now(), ...readings.own() }, secrets.sign.secret)
  }

  /** Whether another desk's mark says that there is nothing to be read. */
  function isRead(now: Connected, serviceId: string): boolean {
    const own = sweeps.get(serviceId)
    const time = clock.monotonic()
    const wholeSince = Math.max(now.since, now.readings.steppedAt())
    if (!own || own.began < wholeSince || isOwnSweepDue(time - own.ended) || !store.firstSync.get(serviceId).done)
      return false
    const { desk } = membership() ?? {}
    return [...marks].some(
      ([name, mark]) =>
        name.startsWith(`${serviceId} `) &&
        mark.desk !== desk &&
        time - mark.since < freshMs &&
        now.readings.hasAll(mark.stream, mark.upTo)
    )
  }

  function turnOf(serviceId: string): ReadingTurn {
    const { office } = membership() ?? {}
    const service = store.services.get(serviceId)
    if (office === undefined || !service || !hasReadings || desks(office).size < 2) return 'reads'
    if (!connected) return 'slowly'
    if (connected.leases.holds(leaseName(office, service))) return 'reads'
    return isRead(connected, serviceId) ? 'rests' : 'slowly'
  }

  return {
    at,
    away,
    turnOf,
    swept(serviceId, beganAt) {
      if (!membership()) return
      sweeps.set(serviceId, { began: beganAt, ended: clock.monotonic(), marked: false })
      if (connected) wake()
    },
    desks: () => Math.max(1, desks(membership()?.office ?? '').size),
    proofs: async (serviceId, requestIds) => (await connected?.proofs?.find(serviceId, requestIds)) ?? new Map()
  }
}
