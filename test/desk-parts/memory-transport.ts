/** What carries calls and events between the two sides, in one process: copies of everything, as Electron's IPC makes them. */
import type { Caller, Transport, WindowRole } from '../../main/ipc/door.ts'
import type { calls } from '../../preload/contract/contract.ts'
import type { Wire } from '../../preload/desk-api.ts'

/** The only origin whose calls are let in. */
export const memoryOrigin = 'eeid-desk://app'

type Calls = typeof calls

/** The name of a call as it goes over: `domain.call`. */
export type Channel = { [D in keyof Calls]: `${D}.${keyof Calls[D] & string}` }[keyof Calls]

/** One call that was made, with what it carried. */
export type Call = { channel: string; argument: unknown }

type Listener = (payload: unknown) => void
type Handler = Parameters<Transport['handle']>[1]

/** The two ends, and what passed between them. */
export type MemoryTransport = {
  /** Main's end. */
  transport: Transport
  /** The clerk's window's end. */
  wire: Wire
  /** Every call of the window, in its order. */
  calls: Call[]
  /** Called before a call goes on to main: throws, waits, or answers in main's place by `{ answer }`. */
  between: (call: Call) => Promise<{ answer: unknown } | undefined>
}

/** Makes a line with nobody at either end yet. */
export function memoryTransport(): MemoryTransport {
  const handlers = new Map<string, Handler>()
  const listeners = new Map<string, Set<Listener>>()

  const deliver = (channel: string, payload: unknown) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload)
  }

  async function invoke(channel: string, argument: unknown): Promise<unknown> {
    // What cannot be copied is refused on this side.
    const call = { channel, argument: structuredClone(argument) }
    line.calls.push(call)
    try {
      const stopped = await line.between(call)
      return structuredClone(stopped ? stopped.answer : await handlerOf(channel)(clerk, [call.argument]))
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`)
    }
  }

  function handlerOf(channel: string): Handler {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler
  }

  const line: MemoryTransport = {
    transport: {
      handle(channel, handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
        handlers.set(channel, handler)
      },
      send(window: WindowRole, channel, payload) {
        if (window !== 'desk') return
        const copy = structuredClone(payload)
        // Never before whoever sent it is done, as with two processes.
        queueMicrotask(() => deliver(channel, copy))
      }
    },
    wire: {
      invoke,
      listen(channel, listener) {
        const all = listeners.get(channel) ?? new Set()
        listeners.set(channel, all.add(listener))
        return () => void all.delete(listener)
      }
    },
    calls: [],
    between: async () => undefined
  }
  return line
}

const clerk: Caller = { origin: memoryOrigin, isMainFrame: true, window: 'desk' }
