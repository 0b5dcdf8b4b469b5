import type { IncomingHttpHeaders } from 'node:http'
import type { CallName } from '../service/api.ts'

/** One call to the API as it was seen on the wire. */
export interface LoggedCall {
  /** Counts up from 1 since the start or the last reset. */
  number: number
  /** ISO 8601, by the service's clock. */
  at: string
  /** `unknown` for an address under /api that is none of the API's. */
  call: CallName | 'unknown'
  method: string
  /** Path and query. */
  url: string
  /** The headers, lower-case; of `authorization` only the scheme. */
  headers: Record<string, string>
  /** The body as text, at most 20,000 characters. */
  body: string
  /** Which TCP connection brought it, counted from 1. */
  connection: number
  /** The effect of the fault that struck, if one did. */
  fault: string | null
  /** The answer's status; null while or if there is none. */
  status: number | null
  outcome: 'under-way' | 'answered' | 'cut' | 'reset' | 'silence'
}

const KEPT = 1000
const BODY_LENGTH = 20_000

/** The last 1000 calls. */
export class CallLog {
  #calls: LoggedCall[] = []
  #count = 0

  /** Notes a call that has just arrived. What is changed in the answer is changed in the log. */
  add(
    call: Pick<LoggedCall, 'at' | 'call' | 'method' | 'url' | 'body' | 'connection'>,
    headers: IncomingHttpHeaders
  ): LoggedCall {
    this.#count += 1
    const logged: LoggedCall = {
      ...call,
      number: this.#count,
      body: call.body.slice(0, BODY_LENGTH),
      headers: redacted(headers),
      fault: null,
      status: null,
      outcome: 'under-way'
    }
    this.#calls.push(logged)
    if (this.#calls.length > KEPT) this.#calls.shift()
    return logged
  }

  /** The last `count` calls, oldest first. */
  last(count: number): LoggedCall[] {
    return this.#calls.slice(-count).map((call) => ({ ...call }))
  }

  clear(): void {
    this.#calls = []
    this.#count = 0
  }
}

function redacted(headers: IncomingHttpHeaders): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '')
    shown[name] = name === 'authorization' ? `${text.split(' ')[0] ?? ''} [redacted]` : text
  }
  return shown
}
