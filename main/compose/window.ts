/** What the clerk's window is told. It is built first, so that it is also told first. */
import type { Events } from '../events/events.ts'
import { type EventSender, eventSender, type Transport } from '../ipc/door.ts'

/** Tells the window what it can be told as it is. Returns how to tell it the rest. */
export function composeWindow(events: Events, transport: Transport, isLocked: () => boolean): EventSender {
  const send = eventSender({ transport }, isLocked)
  events.on('startupChanged', (state) => send('startupChanged', state))
  events.on('preferencesChanged', (preferences) => send('preferencesChanged', preferences))
  events.on('accessChanged', (view) => send('accessChanged', view))
  events.on('servicesChanged', () => send('servicesChanged', null))
  events.on('requestsChanged', (about) => send('requestsChanged', about))
  events.on('requestsCompleted', (completed) => send('requestsCompleted', completed))
  events.on('displaysChanged', () => send('displaysChanged', null))
  events.on('requestWanted', (request) => send('requestWanted', request))
  events.on('proofBatchChanged', (state) => send('proofBatchChanged', { ...state, failed: [...state.failed] }))
  events.on('verifyProgressed', (progress) => send('verifyProgressed', progress))
  return send
}
