import { calls, type DeskApi, events } from './contract/contract.ts'

/** What carries the contract between the window and main; Electron's IPC in the app. */
export type Wire = {
  /** Calls main. Returns what main returned, or rejects where main turned the call away or failed. */
  invoke(channel: string, argument: unknown): Promise<unknown>
  /** Hears an event. Returns how to stop. */
  listen(channel: string, listener: (payload: unknown) => void): () => void
}

/** The contract as the window has it: a function for each call and for each event, and nothing else. */
export function deskApi(wire: Wire): DeskApi {
  const caller = (channel: string) => (argument?: unknown) => wire.invoke(channel, argument)
  const subscriber = (channel: string) => (listener: (payload: unknown) => void) => wire.listen(channel, listener)
  const domains = Object.entries(calls).map(([domain, names]) => {
    const functions = Object.keys(names).map((name) => [name, caller(`${domain}.${name}`)])
    return [domain, Object.fromEntries(functions)]
  })
  const on = Object.keys(events).map((name) => [name, subscriber(`on.${name}`)])
  return { ...Object.fromEntries(domains), on: Object.fromEntries(on) }
}
