/** A service at the client's port: what it holds, and what its next answers are to be. */
import type { Answer, CreateBody, EeidClient, EeidError, EeidRequest } from '../../../main/eeid/client.ts'
import { eeidRequest } from '../../../main/eeid/schemas.ts'
import { createWaits } from '../../../main/eeid/waits.ts'

const good = <T>(value: T): Answer<T> => ({ ok: true, value, serverTime: null })
const address = 'https://eeid.test'

/** What a create is to do: answer, fail before it acts, or act and fail. */
export type CreateFate = 'answer' | { before: EeidError } | { after: EeidError }

const without = (request: EeidRequest, ...names: string[][]): EeidRequest =>
  eeidRequest.parse(Object.fromEntries(Object.entries(request).filter(([name]) => !names.flat().includes(name))))

/** A service in memory. */
export class FakeService {
  requests: EeidRequest[] = []
  /** The fates of the next creates, in order; afterwards they answer. */
  fates: CreateFate[] = []
  /** Every list, show and proof fails with this while it is set. */
  fault: EeidError | null = null
  /** Signing in fails with this while it is set. */
  signIn: EeidError | null = null
  proofs = new Map<string, Uint8Array>()
  pageCap = 100
  calls: string[] = []
  /** What it asked to wait, by a clock that the test gives; by one that stands still unless it does. */
  waits = createWaits({ monotonic: () => 0 })
  /** After so many more pages the service cannot be reached. */
  failAfter = Number.POSITIVE_INFINITY
  /** A page that always fails. */
  brokenPage: number | null = null
  /** Whether its last page stands for every page beyond it. */
  repeatsLast = false
  /** Whether the list says how many requests there are. */
  counts = true
  /** Fields that the list leaves out and an answer about one request alone does not. */
  unlisted: string[] = []
  /** Fields that the service never tells. */
  untold: string[] = []
  /** What the list says it has, whatever it has. */
  countsWrongly: number | null = null
  /** How many items of each page cannot be understood. */
  malformed = 0
  /** Another order at each page, as some databases give where none is asked for. */
  shuffle: ((requests: EeidRequest[]) => EeidRequest[]) | null = null
  /** How many more requests the list counts than it shows. */
  uncounted = 0
  /** What happens between two pages of a listing. */
  betweenPages: () => void = () => {}

  /** Puts a request on the service: somebody else's, unless its fields say more. */
  put(fields: Record<string, unknown> & { id: string }): EeidRequest {
    const request = eeidRequest.parse({
      status: 'pending',
      created_at: '2026-05-01T08:00:00Z',
      claims_required: [{ type: 'name', value: 'Somebody Else' }],
      result: {},
      ...fields
    })
    this.requests = [request, ...this.requests.filter((each) => each.id !== request.id)]
    return request
  }

  complete(id: string, result: Record<string, unknown> = {}): void {
    const request = this.requests.find((each) => each.id === id)
    this.requests = this.requests.map((each) =>
      each === request ? eeidRequest.parse({ ...each, status: 'completed', result }) : each
    )
  }

  get client(): EeidClient {
    return {
      authenticate: async () => (this.signIn ? this.#bad(this.signIn) : good(null)),
      listPage: async ({ page, pageSize }) => this.#page(page, Math.min(pageSize, this.pageCap)),
      create: async (body) => this.#create(body),
      show: async (id) =>
        this.#read('show', this.requests.filter((each) => each.id === id).map((each) => without(each, this.untold))[0]),
      proof: async (id) => this.#read('proof', this.proofs.get(id)),
      busyForMs: () => this.waits.leftMs(address),
      onResume: () => {},
      forgetToken: () => {},
      end: () => {}
    }
  }

  #bad(error: EeidError): Answer<never> {
    if (error.retryAfterMs !== undefined) this.waits.asked(address, error.retryAfterMs)
    return { ok: false, error }
  }

  #page(page: number, size: number) {
    this.calls.push(`list ${page}`)
    if (this.fault) return this.#bad(this.fault)
    this.failAfter -= 1
    if (this.failAfter < 0) return this.#bad({ kind: 'offline' })
    if (page === this.brokenPage) return this.#bad({ kind: 'server' })
    if (page > 1) this.betweenPages()
    const listed = this.shuffle?.(this.requests) ?? this.requests
    const last = Math.max(1, Math.ceil(listed.length / size))
    const from = (this.repeatsLast ? Math.min(page, last) : page) - 1
    const items = listed.slice(from * size, (from + 1) * size).map((each) => without(each, this.unlisted, this.untold))
    const total = this.countsWrongly ?? this.requests.length + this.uncounted
    return good({ items, total: this.counts ? total : null, malformed: this.malformed })
  }

  #create(body: CreateBody): Answer<EeidRequest> {
    this.calls.push('create')
    const fate = this.fates.shift() ?? 'answer'
    if (fate !== 'answer' && 'before' in fate) return this.#bad(fate.before)
    const request = this.put({ ...body, id: `made-${this.requests.length + 1}` })
    return fate === 'answer' ? good(request) : this.#bad(fate.after)
  }

  #read<T>(call: string, value: T | undefined): Answer<T> {
    this.calls.push(call)
    if (this.fault) return this.#bad(this.fault)
    return value === undefined ? this.#bad({ kind: 'notFound' }) : good(value)
  }
}
