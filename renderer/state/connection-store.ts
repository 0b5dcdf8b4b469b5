import i18next from 'i18next'
import { create } from 'zustand'
import type { ConnectionState } from '../../preload/contract/connection.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { hopIn } from './connection-words.ts'
import { desk } from './desk.ts'

/** How the service in use can be reached; null until main has answered. */
export const useConnection = create<{ connection: ConnectionState | null }>(() => ({ connection: null }))

/** How every service of the desk can be reached, by its id, as far as main has told. */
export const useConnections = create<{ connections: Readonly<Record<string, ConnectionState>> }>(() => ({
  connections: {}
}))

const isOther = (before: ConnectionState, now: ConnectionState) =>
  before.status !== now.status || hopIn(before) !== hopIn(now)

/** What is said of a new state: at which hop it fails, where that is known. */
function said(connection: ConnectionState): string {
  const hop = hopIn(connection)
  return hop === undefined ? i18next.t(`connection.said.${connection.status}`) : i18next.t(`problem.${hop}`)
}

/** Takes over the connection's state, and says it only when the status itself is another one. */
function applyConnection(connection: ConnectionState): void {
  const before = useConnection.getState().connection
  useConnection.setState({ connection })
  const isNews = before !== null && before.serviceId === connection.serviceId && isOther(before, connection)
  // Going from "starting" to "online" is what everyone expects.
  if (isNews && !(before.status === 'starting' && connection.status === 'online')) announce(said(connection))
  else if (connection.trouble !== null && before !== null && before.trouble !== connection.trouble)
    announce(i18next.t(`connection.trouble.${connection.trouble}`))
  // Only the end of the first reading is said: its progress would talk all the time.
  else if (before?.firstSync != null && connection.firstSync === null && connection.status === 'online')
    announce(i18next.t('connection.fetched'))
}

/** Follows one service's connection. Returns how to stop. */
export function followConnection(serviceId: string): () => void {
  useConnection.setState({ connection: null })
  const stop = desk().on.connectionChanged((connection) => {
    if (connection.serviceId === serviceId) applyConnection(connection)
  })
  void ask(() => desk().connection.state({ serviceId })).then((outcome) => {
    if (outcome?.ok && useConnection.getState().connection === null) applyConnection(outcome.value)
  })
  return stop
}

/** Follows the connections of several services. Returns how to stop. */
export function followConnections(serviceIds: readonly string[]): () => void {
  const take = (connection: ConnectionState) =>
    useConnections.setState(({ connections }) => ({
      connections: { ...connections, [connection.serviceId]: connection }
    }))
  useConnections.setState({ connections: {} })
  const stop = desk().on.connectionChanged((connection) => {
    if (serviceIds.includes(connection.serviceId)) take(connection)
  })
  for (const serviceId of serviceIds) {
    void ask(() => desk().connection.state({ serviceId })).then((outcome) => {
      if (outcome?.ok && useConnections.getState().connections[serviceId] === undefined) take(outcome.value)
    })
  }
  return stop
}

/** Asks the service now; what comes of it arrives as the connection's state. */
export async function checkNow(serviceId: string): Promise<void> {
  await ask(() => desk().connection.checkNow({ serviceId }))
}
