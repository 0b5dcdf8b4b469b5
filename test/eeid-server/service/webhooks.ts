import { createHmac } from 'node:crypto'
import type { ServiceAccount } from './accounts.ts'
import type { Clock } from './clock.ts'
import type { StoredRequest } from './model.ts'
import type { Switches } from './switches.ts'

/** The three further attempts of the eeID API description, "Webhook". */
const RETRIES = 3

/** One attempt to tell a receiver that a request is completed. */
export interface WebhookAttempt {
  url: string
  /** The raw JSON body, exactly as signed and sent. */
  body: string
  /** Lower-case hex, for `X-HMAC-Signature`. */
  signature: string
}

/** Sends one attempt; settles with the answer's status, rejects when there is none. `signal` ends the waiting. */
export type WebhookSender = (attempt: WebhookAttempt, signal: AbortSignal) => Promise<number>

/** What became of one attempt. */
export interface WebhookDelivery extends WebhookAttempt {
  requestId: string
  clientId: string
  /** 1 for the first attempt of an event, 2 to 4 for its retries. */
  attempt: number
  /** 0 for the event itself, 1 and on for its duplicates. */
  duplicate: number
  /** ISO 8601, by the service's clock, when it was sent. */
  at: string
  /** The receiver's status; null when none came. */
  status: number | null
  outcome: 'taken' | 'refused' | 'no-answer' | 'timeout'
}

/** What the webhooks need from around them. */
export interface WebhookPorts {
  clock: Clock
  switches: () => Switches
  send: WebhookSender
}

/** What follows an attempt: nothing more, a duplicate at once, or a retry. */
export type NextStep = { kind: 'done' } | { kind: 'duplicate' } | { kind: 'retry' } | { kind: 'give-up' }

/** Decides what follows attempt number `attempt` (1 on) of the copy `duplicate` (0 on). */
export function nextStep(taken: boolean, attempt: number, duplicate: number, duplicates: number): NextStep {
  if (!taken) return attempt <= RETRIES ? { kind: 'retry' } : { kind: 'give-up' }
  return duplicate < duplicates ? { kind: 'duplicate' } : { kind: 'done' }
}

/** The body and signature for a completed request. */
export function webhookAttempt(
  account: ServiceAccount & { webhookUrl: string },
  request: StoredRequest,
  switches: Switches
): WebhookAttempt {
  const content = {
    identification_request_id: request.id,
    client_id: request.clientId,
    ...(switches.webhookReference && request.reference !== null ? { reference: request.reference } : {})
  }
  const body = switches.webhookSpacedBody ? JSON.stringify(content, null, 2) : JSON.stringify(content)
  const signed = switches.webhookSignature === 'stripped' ? body.replace(/\s+/g, '') : body
  const signature = createHmac('sha256', account.clientSecret).update(signed, 'utf8').digest('hex')
  return { url: account.webhookUrl, body, signature }
}

interface Event {
  account: ServiceAccount & { webhookUrl: string }
  request: StoredRequest
  attempt: number
  duplicate: number
}

/** Sends webhooks, waits for their answers, and sends again (eeID API description, "Webhook"). */
export class Webhooks {
  readonly #ports: WebhookPorts
  readonly #deliveries: WebhookDelivery[] = []
  readonly #underWay = new Set<AbortController>()
  #generation = 0

  constructor(ports: WebhookPorts) {
    this.#ports = ports
  }

  /** Every attempt that has ended, oldest first. */
  deliveries(): WebhookDelivery[] {
    return [...this.#deliveries]
  }

  /** Begins to tell the service's receiver, if it has one. */
  announce(account: ServiceAccount, request: StoredRequest): void {
    const { webhookUrl } = account
    if (webhookUrl !== null)
      void this.#attempt({ account: { ...account, webhookUrl }, request, attempt: 1, duplicate: 0 })
  }

  /** Stops every attempt and retry, and forgets the log. */
  clear(): void {
    this.#generation += 1
    for (const controller of this.#underWay) controller.abort()
    this.#underWay.clear()
    this.#deliveries.length = 0
  }

  async #attempt(event: Event): Promise<void> {
    const generation = this.#generation
    const switches = this.#ports.switches()
    const attempt = webhookAttempt(event.account, event.request, switches)
    const at = new Date(this.#ports.clock.now()).toISOString()
    const answer = await this.#send(attempt, switches.webhookTimeoutMs)
    if (generation !== this.#generation) return
    this.#deliveries.push({
      ...attempt,
      requestId: event.request.id,
      clientId: event.request.clientId,
      attempt: event.attempt,
      duplicate: event.duplicate,
      at,
      ...answer
    })
    this.#goOn(event, answer.outcome === 'taken', switches)
  }

  #goOn(event: Event, taken: boolean, switches: Switches): void {
    const step = nextStep(taken, event.attempt, event.duplicate, switches.webhookDuplicates)
    if (step.kind === 'duplicate') void this.#attempt({ ...event, attempt: 1, duplicate: event.duplicate + 1 })
    if (step.kind === 'retry') this.#retryLater({ ...event, attempt: event.attempt + 1 }, switches.webhookRetryDelayMs)
  }

  #retryLater(event: Event, delayMs: number): void {
    const generation = this.#generation
    this.#ports.clock.later(delayMs, () => {
      if (generation === this.#generation) void this.#attempt(event)
    })
  }

  async #send(attempt: WebhookAttempt, timeoutMs: number): Promise<Pick<WebhookDelivery, 'status' | 'outcome'>> {
    const controller = new AbortController()
    this.#underWay.add(controller)
    const disarm = this.#ports.clock.later(timeoutMs, () => controller.abort())
    try {
      const status = await this.#ports.send(attempt, controller.signal)
      return { status, outcome: [200, 201, 204].includes(status) ? 'taken' : 'refused' }
    } catch {
      return { status: null, outcome: controller.signal.aborted ? 'timeout' : 'no-answer' }
    } finally {
      disarm()
      this.#underWay.delete(controller)
    }
  }
}
