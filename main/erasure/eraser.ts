/** Erases on the desk: closes it, has the files done, opens it again, and ends what is left. Retention goes by the clock. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import { inSlices, type Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { endErasures } from './end.ts'
import { orderPerson, orderRetention, type PersonOrder } from './order.ts'

/** What erasing works with. */
export type EraserOptions = {
  desk: Desk
  clock: Clock
  log: Log
  /** Removes proofs that were opened in a viewer. */
  clearOpened: () => Promise<void>
  /** What the window had in its memory goes. */
  renewWindow: () => void
  /** Nobody works at the desk now. */
  isQuiet: () => boolean
  /** The clock of the office's server minus the desk's, milliseconds; null where it is not known. */
  officeClockOffMs?: () => number | null
}

/** Erasing on a desk. */
export type Eraser = {
  /** Erases a person; returns the id of the order once it is done. */
  erasePerson(store: Store, order: PersonOrder): Promise<Outcome<string>>
  /** The desk has opened, or a service has answered: goes on with what is left, and looks what is due. */
  look(): void
  /** Tries once more to remove copies in the office's folder. */
  tryCopiesAgain(store: Store): Promise<void>
}

const hourMs = 3_600_000

// A desk whose clock is further off than this erases nothing by it.
const mostClockOffMs = 5 * 60_000

// As long as a create may take: one that is being sent is not broken off for this.
const longestWaitMs = 30_000
const waitMs = 200

/** Makes the eraser of a desk that is not open yet. */
export function createEraser(options: EraserOptions): Eraser {
  const { desk, clock, log, clearOpened, renewWindow, isQuiet } = options
  let isBusy = false
  let looked: Store | undefined
  let nextLookAt = Number.NEGATIVE_INFINITY

  const isOpen = (store: Store) => desk.opened()?.store === store

  /** Does one thing at a time; undefined where another one is under way. */
  async function alone<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (isBusy) return undefined
    isBusy = true
    try {
      return await work()
    } finally {
      isBusy = false
    }
  }

  const steps = <T>(store: Store, work: Steps<T>) => inSlices(work, () => isOpen(store))

  /** Whether nothing is being sent: what is broken off would have to be looked up for a minute. */
  async function settled({ store }: OpenDesk): Promise<void> {
    const isSending = () => isOpen(store) && store.outbox.isSending()
    const until = clock.monotonic() + longestWaitMs
    while (isSending() && clock.monotonic() < until) {
      await new Promise<void>((done) => void clock.after(waitMs, done))
    }
  }

  /** Has the order done, by opening anew, and what is left of it. False where it could not be done now. */
  async function carryOut(open: OpenDesk): Promise<boolean> {
    await settled(open)
    renewWindow()
    await desk.openAnew()
    return finish()
  }

  async function finish(): Promise<boolean> {
    const store = desk.opened()?.store
    if (!store) return false
    if (store.notErased !== null) log.error('erasure.not-done', { code: store.notErased })
    await endErasures(store, clearOpened)
    return store.notErased === null
  }

  /** Whether a service has told the time since the desk opened, and the desk's clock agrees with it and with the office's. */
  function isClockSure({ store, sync }: OpenDesk): boolean {
    const told = store.services.list().flatMap(({ id }) => sync.of(id)?.connection() ?? [])
    const online = told.filter(({ status, lastSwept }) => status === 'online' && lastSwept !== null)
    if (Math.abs(options.officeClockOffMs?.() ?? 0) >= mostClockOffMs) return false
    return online.length > 0 && online.every(({ serverNow }) => Math.abs(serverNow() - clock.now()) < mostClockOffMs)
  }

  async function runRetention(open: OpenDesk): Promise<void> {
    const { store } = open
    // What could not be done is not ordered again and again.
    if (store.erasures.list().some(({ step }) => step === 'ordered' || step === 'deleted')) return
    const order = await steps(store, orderRetention(store, clock.now()))
    if (order === undefined || order === null) return
    log.info('erasure.retention')
    await carryOut(open)
  }

  /** What a manager of the office has ordered at another desk: by no clock, as soon as nobody is kept from work by it. */
  async function runOrdered(open: OpenDesk): Promise<boolean> {
    const { store } = open
    const isWaiting = store.erasures.list().some(({ step }) => step === 'ordered')
    // What could not be done is tried again at the next opening.
    if (!isWaiting || store.notErased !== null || !isQuiet()) return false
    log.info('erasure.ordered')
    await carryOut(open)
    return true
  }

  async function lookNow(open: OpenDesk): Promise<void> {
    const { store } = open
    if (looked !== store) {
      looked = store
      await finish()
    }
    if (await runOrdered(open)) return
    // The first time as soon as the clock is known to be right, then when nobody is there.
    const isFirst = nextLookAt === Number.NEGATIVE_INFINITY
    if (!isClockSure(open) || clock.monotonic() < nextLookAt || !(isFirst || isQuiet())) return
    nextLookAt = clock.monotonic() + hourMs
    await runRetention(open)
  }

  function look(): void {
    const open = desk.opened()
    if (!open || open.keepsNothing) return
    void alone(() => lookNow(open)).catch((error: unknown) => {
      log.error('erasure.failed', { error: error instanceof Error ? error.name : 'unknown' })
    })
  }

  return {
    look,
    async erasePerson(store, order) {
      const done = await alone(async (): Promise<Outcome<string>> => {
        const open = desk.opened()
        if (!open || open.store !== store || open.keepsNothing) return failed({ code: 'notNow' })
        const ordered = await steps(store, orderPerson(store, order, clock.now()))
        if (ordered === undefined) return failed({ code: 'storeClosed' })
        if (!ordered.ok) return ordered
        return (await carryOut(open)) ? ok(ordered.value) : failed({ code: 'erasureWaits' })
      })
      return done ?? failed({ code: 'notNow' })
    },
    async tryCopiesAgain(store) {
      await alone(() => endErasures(store, clearOpened))
    }
  }
}
