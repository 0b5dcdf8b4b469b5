/** Ties the exchange with the office's other desks to the desk: it goes on while the desk is open. */
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Events } from '../events/events.ts'
import type { Log } from '../log/log.ts'
import { createLooking, type Looker, type Looking } from '../office/looking.ts'
import { type OfficeLoop, type OfficeLoopOptions, type OfficeState, startOfficeLoop } from '../office/loop.ts'
import { isKeyDue, standing } from '../office/statements.ts'
import type { Withheld } from '../office/withheld.ts'
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
  /** What another desk had and the server does not show; null where nothing of it is known. */
  withheld(): Withheld | null
  /** Whether the office's key has been used for a quarter. */
  isKeyDue(): boolean
  /** Who has a request in hand at other desks, by the desk's id. */
  lookers(id: string): Looker[]
  /** The desk belongs to an office now, or no longer, or something is to be tried at once. */
  wake(): void
  /** The server is reached in another way from now on. */
  reconnect(): void
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
    withheld: () => loop?.withheld() ?? null,
    isKeyDue() {
      const { store } = open ?? {}
      const membership = store?.office.membership()
      if (!store || !membership) return false
      return isKeyDue(standing(store.office.statements(), membership.office), options.clock.now())
    },
    lookers: (id) => looking?.lookers(id) ?? [],
    wake() {
      follow()
      loop?.wake()
    },
    reconnect: () => loop?.reconnect(),
    stop: () => loop?.stop()
  }
}
