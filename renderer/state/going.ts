import { type Hand, takeInHand } from './hand-store.ts'

type RequestInHand = Omit<Extract<Hand, { kind: 'request' }>, 'kind'>

const listeners = new Set<(id: string) => void>()

/**
 * Takes a request in hand from anywhere in the window, and has the list's cursor go to it. The list stands on a higher
 * floor, so it hears of this by `onGoing`.
 */
export function goToRequest(request: RequestInHand): void {
  takeInHand({ kind: 'request', ...request })
  for (const listener of listeners) listener(request.id)
}

/** Hears the id of each request that is gone to. Returns how to stop. */
export function onGoing(listener: (id: string) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
