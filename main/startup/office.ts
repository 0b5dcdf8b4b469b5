/** Ties the exchange with the office's other desks to the desk: it goes on while the desk is open. */
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Events } from '../events/events.ts'
import type { Log } from '../log/log.ts'
import { createLooking, type Looker, type Looking } from '../office/looking.ts'
import { type OfficeLoop, type OfficeLoopOptions, type OfficeState, startOfficeLoop } from '../office/loop.ts'
import type { Desk, OpenDesk } from './desk.ts'
import { deskReading, type FollowedTurns } from './shared-reading.ts'

/** What it is made with. */
export type DeskOfficeOptions = {
  desk: Pick<Desk, 'opened'>
  keychain: Keychain
  clock: Clock
  jitter: () => number
  random: RandomBytes
  log: Log
  events: Events
  connect: OfficeLoopOptions['connect']
  /** What the loops of services ask whether they read. */
  turns: Pick<FollowedTurns, 'follow'>
}

/** The desk's part in its office. */
export type DeskOffice = {
  state(): OfficeState
  /** The clock of the office's server minus the desk's, milliseconds; null where it is not known. */
  clockOffMs(): number | null
  /** Who has a request in hand at other desks, by the desk's id. */
  lookers(id: string): Looker[]
  /** The desk belongs to an office now, or no longer, or something is to be tried at once. */
  wake(): void
  stop(): void
}

/** Begins with each opening of the desk. A desk of no office has neither a timer nor a connection of it. */
export function deskOffice({ desk, events, turns, ...options }: DeskOfficeOptions): DeskOffice {
  let open: OpenDesk | undefined
  let loop: OfficeLoop | undefined
  let looking: Looking | undefined

  const news = (services: ReadonlySet<string>) => {
    for (const serviceId of services) events.emit('requestsChanged', { serviceId })
  }

  function follow(): void {
    const now = desk.opened()
    if (now === open) return
    loop?.stop()
    open = now
    const reading = now && deskReading(now, { ...options, news })
    turns.follow(reading)
    looking = now && createLooking({ ...options, store: now.store, changed: () => events.emit('lookersChanged') })
    loop =
      now &&
      startOfficeLoop({
        ...options,
        store: now.store,
        changed: () => events.emit('officeChanged'),
        news,
        ...(reading && { reading }),
        ...(looking && { looking })
      })
  }

  events.on('startupChanged', follow)
  // What was decided here goes out at once; where there is no connection, it waits for its turn.
  events.on('requestsChanged', () => {
    if (loop?.state().stage === 'connected') loop.wake()
  })
  events.on('requestInHand', (id) => looking?.look(id))
  events.on('deskLocked', () => looking?.look(null))
  return {
    state: () => loop?.state() ?? { stage: 'off' },
    clockOffMs: () => loop?.clockOffMs() ?? null,
    lookers: (id) => looking?.lookers(id) ?? [],
    wake() {
      follow()
      loop?.wake()
    },
    stop: () => loop?.stop()
  }
}
