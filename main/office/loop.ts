/** Keeps a desk at its office's server: connects, exchanges when something is new, and tries again where it cannot. */
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Log } from '../log/log.ts'
import type { OfficeConnection } from '../store/ledger/office.ts'
import { clockOff } from './clock-off.ts'
import { type ExchangeStore, startExchange } from './exchange.ts'
import { exchangeStatements } from './exchange-statements.ts'
import type { Looking } from './looking.ts'
import { lostBy } from './lost.ts'
import { createMark } from './mark.ts'
import { type MembershipStore, takeAdmission, takeRemoval } from './membership.ts'
import { createNotices } from './notices.ts'
import { readStopped } from './read-bodies.ts'
import { createReservation } from './reserve-code.ts'
import { type OfficeSecrets, officeSecrets } from './secrets.ts'
import type { Connected, OfficeFault, OfficeServer } from './server.ts'
import type { SharedReading } from './shared-reading.ts'
import { type Withheld, type WithheldOptions, watchWithheld } from './withheld.ts'

/** How the desk stands with its office. `removed`: a manager has removed it, and it works alone. `keysMissing`: the keychain does not give its keys. */
export type OfficeState =
  | { stage: 'off' | 'connecting' | 'waiting' | 'connected' | 'removed' }
  | { stage: 'away'; fault: OfficeFault | 'keysMissing' }

/** What the loop works with. */
export type OfficeLoopOptions = {
  store: ExchangeStore & MembershipStore & WithheldOptions['store']
  keychain: Pick<Keychain, 'get' | 'set' | 'remove' | 'probe'>
  clock: Clock
  /** A number from 0 to 1, for what must not come from all desks at once. */
  jitter: () => number
  random: RandomBytes
  log: Log
  connect: (to: OfficeConnection, password: string) => Promise<Connected>
  /** The state is another, or somebody asks to join. */
  changed: () => void
  /** Something of these services' requests is new. */
  news: (services: ReadonlySet<string>) => void
  /** What goes over the same connection beside the exchange. */
  reading?: Pick<SharedReading, 'at' | 'away'>
  looking?: Pick<Looking, 'at' | 'away' | 'hear'>
}

/** The loop of one opening of the desk. */
export type OfficeLoop = {
  state(): OfficeState
  /** The server's clock minus the desk's when it was last asked, milliseconds; null before it was. */
  clockOffMs(): number | null
  /** What another desk had and the server does not show; null where nothing of it is known. */
  withheld(): Withheld | null
  /** Something is to be sent, or the connection is another: does it now. */
  wake(): void
  /** The server is reached in another way from now on: lets go of the connection, and connects anew. */
  reconnect(): void
  stop(): void
}

const wholeMs = 3_600_000
const firstPauseMs = 1_000
const longestPauseMs = 60_000

/** Begins it. Where the desk belongs to no office there is neither a timer nor a connection. */
export function startOfficeLoop(options: OfficeLoopOptions): OfficeLoop {
  const { store, keychain, clock, jitter, random, log } = options
  let state: OfficeState = { stage: begunAs(store) }
  let isStopped = false
  let server: OfficeServer | undefined
  let exchange: ReturnType<typeof startExchange> | undefined
  let notices = createNotices()
  const watch = watchWithheld(options)
  const keepMark = createMark(options, () => isStopped)
  let reserve = async () => {}
  let offMs: number | null = null
  let pause = firstPauseMs
  let wholeAt = 0
  let cancel = () => {}
  let isRunning = false
  let isWanted = false
  let reconnects = 0
  let connectedBy = 0

  function become(next: OfficeState): void {
    const before = JSON.stringify(state)
    state = next
    if (JSON.stringify(next) === before) return
    log.info('office.state', next)
    options.changed()
  }

  function next(inMs: number): void {
    cancel()
    if (!isStopped && isMember(store)) cancel = clock.after(inMs, wake)
  }

  function wake(): void {
    cancel()
    if (isStopped || !isMember(store)) return
    isWanted = true
    if (!isRunning) void run()
  }

  async function run(): Promise<void> {
    isRunning = true
    while (isWanted && !isStopped && isMember(store)) {
      isWanted = false
      try {
        next((await turn()) ? notices.pollMs() : longer())
      } catch (error) {
        log.warn('office.lost', { error: error instanceof Error ? error.name : 'unknown' })
        await letGo(lostBy(error))
        next(longer())
      }
    }
    isRunning = false
  }

  // So that fifty desks do not come back in one second.
  function longer(): number {
    const now = pause * (0.5 + jitter())
    pause = Math.min(pause * 2, longestPauseMs)
    return now
  }

  async function letGo(fault: OfficeFault | 'keysMissing'): Promise<void> {
    const gone = forget()
    if (!isStopped) become({ stage: 'away', fault })
    await gone?.close()
  }

  async function turn(): Promise<boolean> {
    keepMark()
    const secrets = await officeSecrets(keychain, store.office.get()?.desk ?? '')
    if (isStopped) return false
    if (!secrets.ok || secrets.value === null) {
      await letGo('keysMissing')
      return false
    }
    const there = (await stillConnected()) ?? (await connected(secrets.value))
    if (!there || isStopped) return false
    const whole = store.office.membership() ? secrets.value : await joined(there, secrets.value)
    if (whole && !isStopped) await exchangeOnce(there, whole)
    pause = firstPauseMs
    return true
  }

  // What is under way over an old connection ends before it is let go: whatever waits for an answer would wait in vain.
  async function stillConnected(): Promise<OfficeServer | undefined> {
    if (connectedBy !== reconnects) await letGoQuietly()
    return server
  }

  async function connected({ password }: OfficeSecrets): Promise<OfficeServer | undefined> {
    const office = store.office.get()
    if (!office) return undefined
    const by = reconnects
    const answer = await options.connect(office.connection, password)
    if (!answer.ok || isStopped || by !== reconnects) {
      if (answer.ok) await answer.server.close()
      else if (by === reconnects) become({ stage: 'away', fault: answer.fault })
      return undefined
    }
    server = answer.server
    connectedBy = by
    wholeAt = Number.NEGATIVE_INFINITY
    notices = createNotices()
    reserve = createReservation(store, server)
    const told = () => {
      notices.came()
      wake()
    }
    const lost = () => {
      forget()
      if (!isStopped) become({ stage: 'away', fault: 'unreachable' })
      wake()
    }
    await server.listen(told, lost, (notification) => options.looking?.hear(notification))
    return server
  }

  /** A desk that was not admitted yet only shows that it asks. */
  async function joined(there: OfficeServer, secrets: OfficeSecrets): Promise<OfficeSecrets | undefined> {
    await exchangeStatements(store, there)
    if (isStopped) return undefined
    const whole = await takeAdmission({ store, keychain }, secrets)
    if (!whole) become({ stage: 'waiting' })
    return whole
  }

  async function exchangeOnce(there: OfficeServer, secrets: OfficeSecrets): Promise<void> {
    const going = startedExchange(there, secrets)
    const asked = store.office.statements().length
    const isWhole = clock.monotonic() - wholeAt >= wholeMs
    const { services, taken, put, wasPutBack, wasRemoved } = await going.round(isWhole).catch((error: unknown) => {
      tell(going.handOver())
      throw error
    })
    if (wasRemoved) {
      if (!isStopped) await endRemoved()
      return
    }
    await reserve()
    await lookBesides(there, secrets, isWhole)
    // With each connection all is new, and no notice has told of it.
    if (!isWhole) lookedFor(taken > 0)
    if (isStopped) return
    options.reading?.at(there, secrets)
    options.looking?.at(there, secrets)
    if (taken + put > 0) log.info('office.exchanged', { taken, put, wasPutBack })
    become({ stage: 'connected' })
    if (store.office.statements().length !== asked) options.changed()
    tell(services)
  }

  function startedExchange(there: OfficeServer, secrets: OfficeSecrets): ReturnType<typeof startExchange> {
    exchange ??= startExchange({ store, server: there, secrets, keychain, clock, random })
    return exchange
  }

  function tell(services: ReadonlySet<string>): void {
    if (services.size > 0 && !isStopped) options.news(services)
  }

  async function lookBesides(there: OfficeServer, secrets: OfficeSecrets, isWhole: boolean): Promise<void> {
    if (isWhole) offMs = await clockOff(clock, there)
    if (isWhole) wholeAt = clock.monotonic()
    if (isStopped) return
    const before = watch.found()?.count ?? 0
    await watch.round(there, secrets, isWhole)
    const count = watch.found()?.count ?? 0
    if (count === before) return
    log.info('office.withheld', { count })
    options.changed()
  }

  async function endRemoved(): Promise<void> {
    await takeRemoval({ store, keychain })
    await letGoQuietly()
    if (!isStopped) become({ stage: 'removed' })
  }

  const readAgain = new Set(readStopped(store))
  if (readAgain.size > 0) options.news(readAgain)
  wake()
  return {
    state: () => state,
    clockOffMs: () => offMs,
    withheld: watch.found,
    wake() {
      if (state.stage === 'off' && store.office.get()) become({ stage: 'connecting' })
      if (!store.office.get()) {
        become({ stage: 'off' })
        void letGoQuietly()
      }
      pause = firstPauseMs
      wake()
    },
    reconnect() {
      reconnects += 1
      pause = firstPauseMs
      wake()
    },
    stop() {
      isStopped = true
      cancel()
      void letGoQuietly()
    }
  }

  function lookedFor(found: boolean): void {
    const before = notices.areSwallowed()
    notices.looked(found)
    if (notices.areSwallowed() && !before) log.info('office.notices-swallowed')
  }

  async function letGoQuietly(): Promise<void> {
    await forget()?.close()
  }

  /** Nothing goes over the connection any more; returns it. */
  function forget(): OfficeServer | undefined {
    const gone = server
    server = undefined
    exchange = undefined
    options.reading?.away()
    options.looking?.away()
    return gone
  }
}

/** Whether the desk belongs to an office, or asks to. */
const isMember = ({ office }: Pick<MembershipStore, 'office'>): boolean => office.get()?.wasRemoved === false

function begunAs({ office }: Pick<MembershipStore, 'office'>): 'off' | 'removed' | 'connecting' {
  const row = office.get()
  if (!row) return 'off'
  return row.wasRemoved ? 'removed' : 'connecting'
}
