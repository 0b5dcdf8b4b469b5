import type { LoggedCall } from './control/call-log.ts'
import type {
  AccountInput,
  ClockInput,
  CompletionInput,
  OddInput,
  SeedInput,
  SwitchChanges
} from './control/control-schemas.ts'
import type { ClockReading, Counted, RequestReading } from './control/controls.ts'
import type { QueuedFault } from './faults/fault-queue.ts'
import type { FaultInput } from './faults/fault-schema.ts'
import type { ServiceAccount } from './service/accounts.ts'
import type { Switches } from './service/switches.ts'
import type { WebhookDelivery } from './service/webhooks.ts'

/** The control API of a practice server, typed: works on a server in this process and on one in another. */
export class PracticeClient {
  readonly #url: string

  /** @param url the server's base URL */
  constructor(url: string) {
    this.#url = url
  }

  switches(): Promise<Switches> {
    return this.#get('/switches')
  }

  setSwitches(changes: SwitchChanges): Promise<Switches> {
    return this.#send('PATCH', '/switches', changes)
  }

  clock(): Promise<ClockReading> {
    return this.#get('/clock')
  }

  setClock(change: ClockInput): Promise<ClockReading> {
    return this.#send('POST', '/clock', change)
  }

  unplug(): Promise<{ unplugged: boolean }> {
    return this.#send('POST', '/unplug')
  }

  plug(): Promise<{ unplugged: boolean }> {
    return this.#send('POST', '/plug')
  }

  reset(): Promise<{ reset: true }> {
    return this.#send('POST', '/reset')
  }

  invalidateTokens(): Promise<{ invalidated: true }> {
    return this.#send('POST', '/tokens/invalidate')
  }

  faults(): Promise<QueuedFault[]> {
    return this.#get('/faults')
  }

  addFault(fault: FaultInput): Promise<QueuedFault> {
    return this.#send('POST', '/faults', fault)
  }

  clearFaults(): Promise<QueuedFault[]> {
    return this.#send('DELETE', '/faults')
  }

  removeFault(id: number): Promise<QueuedFault[]> {
    return this.#send('DELETE', `/faults/${id}`)
  }

  seed(seeding: SeedInput): Promise<{ seeded: number }> {
    return this.#send('POST', '/seed', seeding)
  }

  requests(filter: { clientId?: string; reference?: string } = {}): Promise<RequestReading[]> {
    return this.#get(`/requests?${new URLSearchParams(filter)}`)
  }

  request(id: string): Promise<RequestReading> {
    return this.#get(`/requests/${encodeURIComponent(id)}`)
  }

  /** Has odd things told of a request: raw JSON in the place of fields, or of its whole item in lists. */
  setOdd(id: string, odd: OddInput): Promise<{ odd: true }> {
    return this.#send('PUT', `/requests/${encodeURIComponent(id)}/odd`, odd)
  }

  complete(id: string, completion: CompletionInput = { as: 'required' }): Promise<RequestReading> {
    return this.#send('POST', `/requests/${encodeURIComponent(id)}/complete`, completion)
  }

  expire(id: string): Promise<RequestReading> {
    return this.#send('POST', `/requests/${encodeURIComponent(id)}/expire`)
  }

  /** An authentication fails: the request has the status `error`, and the person may try again. */
  fail(id: string): Promise<RequestReading> {
    return this.#send('POST', `/requests/${encodeURIComponent(id)}/fail`)
  }

  sendWebhook(id: string): Promise<RequestReading> {
    return this.#send('POST', `/requests/${encodeURIComponent(id)}/webhook`)
  }

  services(): Promise<ServiceAccount[]> {
    return this.#get('/services')
  }

  addService(account: AccountInput): Promise<ServiceAccount> {
    return this.#send('POST', '/services', account)
  }

  setWebhook(clientId: string, url: string | null): Promise<ServiceAccount> {
    return this.#send('PUT', `/services/${encodeURIComponent(clientId)}/webhook`, { url })
  }

  counters(): Promise<Counted> {
    return this.#get('/counters')
  }

  /** The last calls to the API, oldest first; 1 to 1000. */
  calls(last = 100): Promise<LoggedCall[]> {
    return this.#get(`/calls?last=${last}`)
  }

  webhooks(): Promise<WebhookDelivery[]> {
    return this.#get('/webhooks')
  }

  #get<T>(path: string): Promise<T> {
    return this.#call<T>(path, {})
  }

  #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const json = { 'content-type': 'application/json' }
    return this.#call<T>(path, body === undefined ? { method } : { method, headers: json, body: JSON.stringify(body) })
  }

  async #call<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(`${this.#url}/practice${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`practice server: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
}
