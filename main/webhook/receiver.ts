/** The receiver of webhooks: off, or listening where the office chose, or saying why it cannot. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import { judge, type Named } from './delivery.ts'
import { createFollowUp, type FollowUpOptions } from './follow-up.ts'
import { createHealth, type Health, listenFault } from './health.ts'
import { createKeys, type KeyOptions } from './keys.ts'
import { type Listener, listen, type Taken } from './listener.ts'
import { isWide, type WebhookSettings } from './settings.ts'
import { sendDelivery } from './test-delivery.ts'

/** What a receiver works with. */
export type ReceiverOptions = Omit<KeyOptions, 'clock'> &
  Omit<FollowUpOptions, 'clock'> & {
    clock: Clock
    log: Log
    /** Its health has changed. */
    changed: () => void
    /** Nothing listens any more. */
    ended: () => void
  }

/** The receiver as the screen wants it. */
export type ReceiverState = Health & {
  /** How many services the keychain gave no secret of: their deliveries are put off. */
  secretsMissing: number
}

/** The receiver of webhooks. */
export type Receiver = {
  state(): ReceiverState
  /** Listens as the office chose, in place of where it listened; or not at all. */
  apply(settings: WebhookSettings): Promise<void>
  stop(): Promise<void>
  /** A service or its secret is new. */
  servicesChanged(): void
  /** The machine woke: its addresses may be others. */
  wake(): void
  /** Sends a test delivery for a service; `secretMissing` and `notListening` where there is nothing to try. */
  test(serviceId: string): Promise<number | null | 'secretMissing' | 'notListening'>
}

// While another program has the port, for one.
const betweenTriesMs = 60_000

/** Makes a receiver that is off. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { clock, log } = options
  const health = createHealth({ clock, log, tell: options.changed })
  const keys = createKeys({ ...options, clock })
  const followUp = createFollowUp({ ...options, clock })
  /** Ids of test deliveries under way: nobody else knows them. */
  const tests = new Set<string>()
  let wanted: WebhookSettings | undefined
  let listener: Listener | undefined
  let cancelRetry = () => {}
  let last: Promise<void> = Promise.resolve()

  /** One change after the other: a port is free again before it is taken. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work).catch((error: unknown) => {
      log.error('webhook.failed', { error: error instanceof Error ? error.name : 'unknown' })
    })
    return last
  }

  async function close(): Promise<void> {
    cancelRetry()
    cancelRetry = () => {}
    const open = listener
    listener = undefined
    await open?.close()
  }

  async function renew(): Promise<void> {
    await close()
    if (!wanted) {
      keys.forget()
      options.ended()
      return health.become({ stage: 'off' })
    }
    health.become({ stage: 'starting' })
    await keys.read()
    await open(wanted)
  }

  /** By itself, so that what is on screen stays until it is otherwise. */
  async function tryAgain(): Promise<void> {
    if (wanted && !listener) await open(wanted)
  }

  async function open(settings: WebhookSettings): Promise<void> {
    // Something else was chosen meanwhile; its turn comes next.
    if (wanted !== settings) return
    try {
      listener = await listen({ ...settings, clock, take, refused: health.refused })
      log.info('webhook.listening', { port: settings.port, isWide: isWide(settings.address) })
      health.become({ stage: 'listening' })
    } catch (error) {
      health.become({ stage: 'failed', why: listenFault((error as NodeJS.ErrnoException).code) })
      options.ended()
      cancelRetry = clock.after(betweenTriesMs, () => void inTurn(tryAgain))
    }
  }

  function take(body: Buffer, signature: string | undefined): Taken {
    const verdict = judge(body, signature, { keys: keys.all(), isIncomplete: keys.missing() > 0 })
    if (verdict.ok) return { ok: true, after: () => taken(verdict.named) }
    if (verdict.why === 'keychain') void keys.tryMissing().then(health.changed)
    return verdict
  }

  function taken(named: Named): void {
    const isTest = tests.delete(named.requestId)
    health.delivered(isTest)
    // A listener that is closing still hears its last call out, and the sweeps find what that one told.
    if (!isTest && wanted) followUp(named)
  }

  return {
    state: () => ({ ...health.get(), secretsMissing: keys.missing() }),
    apply(settings) {
      wanted = settings.on ? settings : undefined
      return inTurn(renew)
    },
    stop() {
      wanted = undefined
      // At once: the turn before may be waiting for the keychain.
      void close()
      return inTurn(renew)
    },
    servicesChanged() {
      if (wanted) void inTurn(async () => (wanted ? keys.read() : undefined)).then(health.changed)
    },
    wake() {
      if (wanted && (isWide(wanted.address) || !listener)) void inTurn(renew)
    },
    async test(serviceId) {
      if (!wanted || !listener) return 'notListening'
      const key = keys.all().find((each) => each.serviceId === serviceId)
      if (!key) return 'secretMissing'
      const id = randomUUID()
      tests.add(id)
      const status = await sendDelivery(wanted, key, id)
      tests.delete(id)
      return status
    }
  }
}
