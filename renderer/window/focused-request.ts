import { useEffect } from 'react'
import { desk } from '../state/desk.ts'
import { useHand } from '../state/hand-store.ts'

/** How long something has to stay in hand before main is told: arrowing through the list does not count. */
const settleMs = 300

/** A request on screen. Once the service has it, main is told again: only then can the service be asked. */
export interface Sight {
  id: string | null
  requestId: string | null
}

const nothing: Sight = { id: null, requestId: null }

/** Tells which request has the focus once it has settled, and only when it is another one. */
export function createFocus(tell: (id: string | null) => void, afterMs = settleMs) {
  let last: Sight | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    at(sight: Sight): void {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (last !== undefined && sight.id === last.id && sight.requestId === last.requestId) return
        last = sight
        tell(sight.id)
      }, afterMs)
    },
    /** Nothing has the focus any more. Main is told at once, because there is no later moment to tell it. */
    stop(): void {
      clearTimeout(timer)
      if (last !== undefined && last.id !== null) tell(null)
      last = undefined
    }
  }
}

/** The request that the clerk can see now. */
function inSight(): Sight {
  const { hand, requestId } = useHand.getState()
  return hand.kind === 'request' && document.visibilityState === 'visible' ? { id: hand.id, requestId } : nothing
}

/** Tells main which request is in hand, so that it is read more often. Returns how to stop. */
function followHand(serviceId: string): () => void {
  // Only a wish: when it does not arrive nothing is lost, so nobody is told.
  const focus = createFocus(
    (id) =>
      void desk()
        .requests.focus({ serviceId, id })
        .catch(() => undefined)
  )
  const onChange = () => focus.at(inSight())
  const stopHand = useHand.subscribe(onChange)
  document.addEventListener('visibilitychange', onChange)
  onChange()
  return () => {
    stopHand()
    document.removeEventListener('visibilitychange', onChange)
    focus.stop()
  }
}

/** Follows what is in hand while the service is on screen. */
export function useFocusedRequest(serviceId: string): void {
  useEffect(() => followHand(serviceId), [serviceId])
}
