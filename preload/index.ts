/** Exposes the contract to the window, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import { calls, events } from './contract.ts'

const caller = (channel: string) => (argument?: unknown) => ipcRenderer.invoke(channel, argument)

const subscriber = (channel: string) => (listener: (payload: unknown) => void) => {
  const forward = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(channel, forward)
  return () => void ipcRenderer.off(channel, forward)
}

const domains = Object.entries(calls).map(([domain, names]) => {
  const functions = Object.keys(names).map((name) => [name, caller(`${domain}.${name}`)])
  return [domain, Object.fromEntries(functions)]
})
const on = Object.keys(events).map((name) => [name, subscriber(`on.${name}`)])

contextBridge.exposeInMainWorld('eeidDesk', { ...Object.fromEntries(domains), on: Object.fromEntries(on) })
