/**
 * One end of the context bridge. The same code runs, as source text, in the main world and in the isolated one: the
 * worlds share the DOM, so a CustomEvent dispatched in one is received, at once and structured-cloned, in the other.
 */
import type { PageGlobal } from './dom.ts'

/** What an end offers to the code of its own world. */
export interface BridgeEnd {
  /** `contextBridge.exposeInMainWorld`. */
  expose(key: string, api: unknown): void
  /** Offers a function to the other end under a name. */
  provide(name: string, implementation: (...args: never[]) => unknown): void
  /** Calls what the other end provides. */
  call(name: string, args: unknown[]): unknown
}

/** Makes an end; `secret` names the events, so that the page can neither send nor hear them. */
export function createBridgeEnd(secret: string, me: string, peer: string): BridgeEnd {
  type Marked = Record<string, unknown> & { id: number; message: string }
  type Failure = { message?: string; value?: unknown }
  type Answer = { ok?: unknown; failure?: Failure }
  type Message = { type: string; id: number | string; args: unknown[]; answer: Answer; key: string; api: unknown }

  const page = globalThis as unknown as PageGlobal
  const { document } = page
  const Carrier = page.CustomEvent
  const dispatch = document.dispatchEvent.bind(document)
  const mark = `${secret}$`
  const functions = new Map<number | string, (...args: unknown[]) => unknown>()
  const settlers = new Map<number | string, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let returned: Answer | undefined

  const send = (message: Partial<Message>) => {
    structuredClone(message) // what cannot be cloned would arrive as null; this throws instead
    dispatch(new Carrier(secret + peer, { detail: message }))
  }
  /** Whether a value is nothing but data, each object in one place: the event's own clone carries it whole. */
  const isData = (value: unknown, depth: number, seen: Set<object>): boolean => {
    if (typeof value === 'symbol' || typeof value === 'function') return false
    if (typeof value !== 'object' || value === null) return true
    if (depth > 1000 || seen.has(value)) return false
    seen.add(value)
    const prototype = Object.getPrototypeOf(value)
    if (!Array.isArray(value) && prototype !== Object.prototype) return false
    return Object.values(value).every((item) => isData(item, depth + 1, seen))
  }
  const wrapFailure = (error: unknown): Failure =>
    error instanceof Error ? { message: error.message } : { value: encode(error, 0) }
  const unwrapFailure = (failure: Failure): unknown =>
    failure.message === undefined ? decode(failure.value) : new Error(failure.message)
  const isPlain = (value: object): value is Record<string, unknown> =>
    Object.getPrototypeOf(value) === null || Object.prototype.toString.call(value) === '[object Object]'

  /** Not by assignment: `__proto__` is a key like any other. */
  const define = (target: object, key: string, value: unknown) =>
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  const encodePromise = (promise: Promise<unknown>) => {
    const id = ++lastId
    promise
      .then((value) => send({ type: 'settle', id, answer: { ok: encode(value, 0) } }))
      .catch((error: unknown) => send({ type: 'settle', id, answer: { failure: wrapFailure(error) } }))
    return { [mark]: 'promise', id }
  }
  type Seen = Map<object, unknown>
  const encodeObject = (value: object, depth: number, seen: Seen): unknown => {
    if (seen.has(value)) return seen.get(value) // a cycle stays one
    if (value instanceof Promise) return encodePromise(value)
    if (value instanceof Error) return { [mark]: 'error', message: value.message } // as Electron: only the message
    if (!Array.isArray(value) && !isPlain(value)) return value // dates, maps, bytes …: cloned by the event itself
    const encoded: object = Array.isArray(value) ? [] : {}
    seen.set(value, encoded)
    for (const [key, item] of Object.entries(value)) define(encoded, key, encode(item, depth + 1, seen))
    return encoded
  }
  const encode = (value: unknown, depth: number, seen: Seen = new Map()): unknown => {
    if (depth > 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'
      )
    }
    if (depth === 0 && typeof value === 'object' && value !== null && isData(value, 0, new Set())) {
      return { [mark]: 'data', value }
    }
    if (typeof value === 'symbol') throw new DOMException('An object could not be cloned.', 'DataCloneError')
    if (typeof value === 'object' && value !== null) return encodeObject(value, depth, seen)
    if (typeof value !== 'function') return value
    const id = ++lastId
    functions.set(id, value as (...args: unknown[]) => unknown)
    return { [mark]: 'function', id }
  }
  const decodeMarked = (value: Marked): unknown => {
    const { id } = value
    if (value[mark] === 'data') return value.value
    if (value[mark] === 'function') return (...args: unknown[]) => call(id, args)
    if (value[mark] === 'error') return new Error(value.message)
    const settler = Promise.withResolvers<unknown>()
    settlers.set(id, settler)
    return settler.promise
  }
  const decode = (value: unknown, seen: Seen = new Map()): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (seen.has(value)) return seen.get(value)
    if (!Array.isArray(value) && !isPlain(value)) return value
    if (Object.hasOwn(value, mark)) return decodeMarked(value as Marked)
    const decoded: object = Array.isArray(value) ? [] : {}
    seen.set(value, decoded)
    for (const [key, item] of Object.entries(value)) define(decoded, key, decode(item, seen))
    return decoded
  }
  const exchange = (message: Partial<Message>): unknown => {
    returned = undefined
    send(message)
    const answer = returned as Answer | undefined
    returned = undefined
    if (!answer) throw new Error('Electron-on-Chromium: the other world did not answer')
    if (answer.failure) throw unwrapFailure(answer.failure)
    return decode(answer.ok)
  }
  const call = (id: number | string, args: unknown[]) =>
    exchange({ type: 'call', id, args: encode(args, 0) as unknown[] })

  const freeze = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
    if (!Array.isArray(value) && !isPlain(value)) return value
    Object.freeze(value)
    Object.values(value).forEach(freeze)
    return value
  }
  const answerTo = (work: () => unknown): Answer => {
    try {
      const ok = encode(work(), 0)
      structuredClone(ok)
      return { ok }
    } catch (error) {
      return { failure: wrapFailure(error) }
    }
  }
  const bind = ({ key, api }: Message) => {
    if (Object.hasOwn(page, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    const value = freeze(decode(api))
    Object.defineProperty(page, key, { value, enumerable: true, writable: false, configurable: false })
  }
  const receivers: Record<string, (message: Message) => void> = {
    call: ({ id, args }) => {
      const answer = answerTo(() => functions.get(id)?.(...(decode(args) as unknown[])))
      send({ type: 'return', answer })
    },
    return: ({ answer }) => {
      returned = answer
    },
    settle: ({ id, answer }) => {
      const settler = settlers.get(id)
      settlers.delete(id)
      if (answer.failure) settler?.reject(unwrapFailure(answer.failure))
      else settler?.resolve(decode(answer.ok))
    },
    expose: (message) => send({ type: 'return', answer: answerTo(() => bind(message)) })
  }
  document.addEventListener(secret + me, (event) => {
    event.stopImmediatePropagation()
    const message = event.detail as Message
    receivers[message.type]?.(message)
  })
  return {
    expose: (key, api) => void exchange({ type: 'expose', key, api: encode(api, 0) }),
    provide: (name, implementation) => void functions.set(name, implementation as (...args: unknown[]) => unknown),
    call
  }
}
