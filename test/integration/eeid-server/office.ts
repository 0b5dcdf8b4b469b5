import {
  type FaultInput,
  ManualClock,
  type PracticeClient,
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer
} from '../../eeid-server/index.ts'

/** A JSON object off the wire, as far as these tests look into one. */
export type Json = Record<string, unknown>

/** An answer read to its end. */
export interface Read {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
  json: Json
}

/** A request on the wire. */
export interface WireRequest extends Json {
  id: string
  link: string
  status: string
  reference: string | null
  result: Json
}

const REQUESTS = '/api/ident/v1/identification_requests'

/** An office with its own practice server, a clock that stands still, and a token in hand. */
export class Office implements AsyncDisposable {
  readonly server: PracticeServer
  readonly clock: ManualClock
  #token = ''

  private constructor(server: PracticeServer, clock: ManualClock) {
    this.server = server
    this.clock = clock
  }

  static async open(options: PracticeServerOptions = {}): Promise<Office> {
    const clock = new ManualClock()
    const office = new Office(await startPracticeServer({ clock, seed: 1, ...options }), clock)
    await office.signIn()
    return office
  }

  get practice(): PracticeClient {
    return this.server.practice
  }

  /** Fetches a new token for a service; the demo service unless told otherwise. */
  async signIn(
    clientId: string = this.server.clientId,
    clientSecret: string = this.server.clientSecret
  ): Promise<Read> {
    const answer = await this.token(clientId, clientSecret)
    if (typeof answer.json.access_token === 'string') this.#token = answer.json.access_token
    return answer
  }

  token(clientId: string, clientSecret: string): Promise<Read> {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    return this.read('/api/auth/v1/token', { method: 'POST', headers: { authorization: `Basic ${basic}` } })
  }

  list(query = ''): Promise<Read> {
    return this.call(`${REQUESTS}${query}`)
  }

  create(body: unknown): Promise<Read> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return this.call(REQUESTS, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
  }

  /** Creates a request for one `sub` that must be stored. */
  async ask(sub: string, more: Json = {}): Promise<WireRequest> {
    const answer = await this.create({ claims_required: [{ type: 'sub', value: sub }], ...more })
    if (answer.status >= 300) throw new Error(`not created: ${answer.text}`)
    return answer.json as WireRequest
  }

  show(id: string): Promise<Read> {
    return this.call(`${REQUESTS}/${id}`)
  }

  proof(id: string): Promise<Read> {
    return this.call(`${REQUESTS}/${id}/proof_of_identity`)
  }

  /** A call with the token, to the path. */
  call(path: string, init: RequestInit = {}): Promise<Read> {
    return this.read(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${this.#token}` } })
  }

  /** A fault that strikes once, unless told otherwise. */
  async fault(call: FaultInput['call'], effect: FaultInput['effect'], more: Partial<FaultInput> = {}): Promise<void> {
    await this.practice.addFault({ call, effect, ...more })
  }

  async read(path: string, init: RequestInit = {}): Promise<Read> {
    const response = await fetch(new URL(path, this.server.url), { redirect: 'manual', ...init })
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString('utf8')
    return { status: response.status, headers: response.headers, bytes, text, json: parsed(text) }
  }

  /** Submits the person's form behind a link. */
  person(link: string, form: Record<string, string>, locale = 'en'): Promise<Read> {
    return this.read(`${link}?ui_locales=${locale}`, { method: 'POST', body: new URLSearchParams(form) })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server.close()
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}

/** The items of a list answer. */
export function itemsOf(answer: Read): WireRequest[] {
  return answer.json.items as WireRequest[]
}

/** Waits, without a clock, until `look` finds something: for what goes on beside the calls, such as webhooks. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}
