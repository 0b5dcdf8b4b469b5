/** What a sandboxed preload script finds around itself. Runs, as source text, in the isolated world. */
import type { BridgeEnd } from './bridge.ts'
import type { Codec } from './codec.ts'
import type { HostMessage, PageMessage } from './messages.ts'

/** Facts that main passes on to the preload's `process`. */
export interface PreloadFacts {
  readonly platform: string
  readonly arch: string
  readonly argv: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly execPath: string
  readonly resourcesPath: string
  readonly pid: number
  readonly versions: NodeJS.ProcessVersions
}

/** The environment, and the way in for messages from main. */
export interface PreloadEnvironment {
  readonly require: (name: string) => unknown
  readonly process: object
  readonly deliver: (message: HostMessage) => void
  /** Asks main and waits: for `ipcRenderer.invoke` and the host's own questions. */
  readonly ask: (message: (id: number) => PageMessage) => Promise<unknown>
}

/** Builds the environment of one document. */
export function createPreloadEnvironment(
  bridge: BridgeEnd,
  send: (message: PageMessage) => void,
  codec: Codec,
  facts: PreloadFacts
): PreloadEnvironment {
  type Listener = ((...args: unknown[]) => unknown) & { listener?: Listener }

  class EventEmitter {
    static readonly EventEmitter = EventEmitter
    readonly #listeners = new Map<unknown, Listener[]>()
    #of(name: unknown): Listener[] {
      const known = this.#listeners.get(name) ?? []
      this.#listeners.set(name, known)
      return known
    }
    on(name: unknown, listener: Listener): this {
      this.#of(name).push(listener)
      return this
    }
    addListener(name: unknown, listener: Listener): this {
      return this.on(name, listener)
    }
    once(name: unknown, listener: Listener): this {
      const single: Listener = (...args) => {
        this.off(name, single)
        return listener.apply(this, args)
      }
      single.listener = listener
      return this.on(name, single)
    }
    off(name: unknown, listener: Listener): this {
      const known = this.#of(name)
      const at = known.findLastIndex((one) => one === listener || one.listener === listener)
      if (at >= 0) known.splice(at, 1)
      return this
    }
    removeListener(name: unknown, listener: Listener): this {
      return this.off(name, listener)
    }
    removeAllListeners(name?: unknown): this {
      if (name === undefined) this.#listeners.clear()
      else this.#listeners.delete(name)
      return this
    }
    emit(name: unknown, ...args: unknown[]): boolean {
      const known = [...this.#of(name)]
      for (const listener of known) listener.apply(this, args)
      return known.length > 0
    }
    listenerCount(name: unknown): number {
      return this.#of(name).length
    }
    listeners(name: unknown): Listener[] {
      return this.#of(name).map((one) => one.listener ?? one)
    }
    eventNames(): unknown[] {
      return [...this.#listeners.keys()]
    }
    setMaxListeners(): this {
      return this
    }
  }

  /** As in the main process: a fence behind the object, which so stays itself. */
  const strict = <Members extends object>(name: string, members: Members): Members =>
    Object.setPrototypeOf(
      members,
      new Proxy(Object.create(Object.getPrototypeOf(members)), {
        get(target, key, receiver) {
          if (typeof key === 'symbol' || key in target || key === 'then' || key === '__esModule') {
            return Reflect.get(target, key, receiver)
          }
          throw new Error(`${name}.${key} is not provided by Electron-on-Chromium`)
        }
      })
    )

  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  const ask: PreloadEnvironment['ask'] = (message) => {
    const id = ++lastId
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    send(message(id))
    return answer.promise
  }
  const encode = (args: unknown[]) => {
    try {
      return codec.encode(args)
    } catch {
      throw new Error('An object could not be cloned.')
    }
  }
  const emitter = Object.assign(new EventEmitter(), {
    async invoke(channel: string, ...values: unknown[]) {
      const args = encode(values)
      return ask((id) => ({ type: 'invoke', id, channel, args }))
    },
    send(channel: string, ...values: unknown[]) {
      send({ type: 'send', channel, args: encode(values) })
    }
  })
  const ipcRenderer = strict('ipcRenderer', emitter)
  const settle = (id: number, how: (answer: PromiseWithResolvers<unknown>) => void) => {
    const answer = waiting.get(id)
    waiting.delete(id)
    if (answer) how(answer)
  }
  const deliver = (message: HostMessage) => {
    if (message.type === 'reply') settle(message.id, (answer) => answer.resolve(codec.decode(message.value)))
    else if (message.type === 'failure') settle(message.id, (answer) => answer.reject(new Error(message.message)))
    else {
      const event = { sender: ipcRenderer, senderId: 0, ports: [], preventDefault() {}, defaultPrevented: false }
      ipcRenderer.emit(message.channel, event, ...(codec.decode(message.args) as unknown[]))
    }
  }
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api)
  })
  const electron = strict('electron', {
    contextBridge,
    ipcRenderer,
    webFrame: strict('webFrame', {}),
    webUtils: strict('webUtils', {}),
    crashReporter: strict('crashReporter', {}),
    nativeImage: strict('nativeImage', {})
  })
  const modules: Record<string, unknown> = {
    electron,
    'electron/common': electron,
    'electron/renderer': electron,
    events: EventEmitter,
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams }
  }
  const require = (name: string) => {
    const found = modules[name.replace(/^node:/, '')]
    if (!found) throw new Error(`module not found: ${name}`) // the sandboxed preload's own words
    return found
  }
  const process = Object.assign(new EventEmitter(), facts, {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    nextTick: (task: Listener, ...args: unknown[]) => queueMicrotask(() => task(...args))
  })
  return { require, process, deliver, ask }
}
