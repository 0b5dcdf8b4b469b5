/** The Chrome DevTools Protocol over a pair of pipes: JSON messages, each ended by a zero byte. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Commands = keyof Protocol.CommandParameters
type EventName = keyof Protocol.Events

interface Incoming {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}
interface Pending {
  readonly method: string
  readonly session: CdpSession
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

/** One conversation: with the browser itself, or with one target. */
export class CdpSession {
  readonly id: string | undefined
  readonly #connection: CdpConnection
  readonly #events = new EventEmitter().setMaxListeners(0)
  #closed = false

  constructor(connection: CdpConnection, id?: string) {
    this.#connection = connection
    this.id = id
  }

  /** True once the target is gone. */
  get closed(): boolean {
    return this.#closed
  }

  on<Name extends EventName>(name: Name, listener: (params: Protocol.Events[Name]) => void): this {
    this.#events.on(name, listener)
    return this
  }

  /** Calls back once, when the target is gone. */
  onClosed(listener: () => void): this {
    this.#events.once('closed', listener)
    return this
  }

  send<Name extends Commands>(
    method: Name,
    params?: Protocol.CommandParameters[Name]
  ): Promise<Protocol.CommandReturnValues[Name]> {
    return this.#connection.send(this, method, params)
  }

  /** Sends without waiting. That the target goes away meanwhile is no error. */
  post<Name extends Commands>(method: Name, params?: Protocol.CommandParameters[Name]): void {
    this.send(method, params).catch(() => {})
  }

  /** Another session of the same connection: a child's, once it is attached. */
  sibling(id: string): CdpSession | undefined {
    return this.#connection.session(id)
  }

  /** For the connection only. */
  dispatch(method: string, params: unknown): void {
    this.#events.emit(method, params)
  }

  /** For the connection only. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#events.emit('closed')
  }
}

/** The connection to a running Chromium, and the sessions on it. */
export class CdpConnection {
  readonly root = new CdpSession(this)
  readonly #output: Writable
  readonly #sessions = new Map<string, CdpSession>()
  readonly #pending = new Map<number, Pending>()
  #parts: Buffer[] = []
  #lastId = 0

  constructor(output: Writable, input: Readable) {
    this.#output = output
    output.on('error', () => this.close())
    input.on('data', (chunk: Buffer) => this.#read(chunk))
    input.on('close', () => this.close())
  }

  /** The session of an attached target. */
  session(id: string): CdpSession | undefined {
    return this.#sessions.get(id)
  }

  send<Name extends Commands>(
    session: CdpSession,
    method: Name,
    params?: Protocol.CommandParameters[Name]
  ): Promise<Protocol.CommandReturnValues[Name]> {
    if (session.closed || this.root.closed) return Promise.reject(new Error(`${method}: the target is gone`))
    const id = ++this.#lastId
    const message = JSON.stringify({ id, method, params: params ?? {}, sessionId: session.id })
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, session, resolve, reject })
      this.#output.write(`${message}\0`)
    })
  }

  /** Ends every session, once Chromium is gone. */
  close(): void {
    for (const session of this.#sessions.values()) this.#end(session)
    this.#sessions.clear()
    this.#end(this.root)
  }

  #read(chunk: Buffer): void {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#parts.push(rest.subarray(0, end))
      const text = Buffer.concat(this.#parts).toString()
      this.#parts = []
      rest = rest.subarray(end + 1)
      this.#receive(JSON.parse(text))
    }
    if (rest.length > 0) this.#parts.push(rest)
  }

  #receive(message: Incoming): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id)
      this.#pending.delete(message.id)
      if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`))
      else pending?.resolve(message.result as never)
      return
    }
    if (message.method === undefined) return
    if (message.method === 'Target.attachedToTarget') {
      const { sessionId } = message.params as Protocol.Target.attachedToTargetPayload
      this.#sessions.set(sessionId, new CdpSession(this, sessionId))
    }
    const session = message.sessionId === undefined ? this.root : this.#sessions.get(message.sessionId)
    session?.dispatch(message.method, message.params)
    if (message.method === 'Target.detachedFromTarget') {
      const { sessionId } = message.params as Protocol.Target.detachedFromTargetPayload
      const gone = this.#sessions.get(sessionId)
      this.#sessions.delete(sessionId)
      if (gone) this.#end(gone)
    }
  }

  #end(session: CdpSession): void {
    for (const [id, pending] of this.#pending) {
      if (pending.session !== session) continue
      this.#pending.delete(id)
      pending.reject(new Error(`${pending.method}: the target is gone`))
    }
    session.close()
  }
}
