import { useEffect } from 'react'
import { desk } from '../state/desk.ts'
import { useHand } from '../state/hand-store.ts'

/** How long something has to stay in hand before main is told: arrowing through the list is not looking. */
const settleMs = 300

/** A request that is looked at. Once the service has it, it is told again: only then can the service be asked. */
export interface Sight {
  id: string | null
  requestId: string | null
}

const nothing: Sight = { id: null, requestId: null }

/** Tells what is looked at once it has settled, and only when it is another one. */
export function createLook(tell: (id: string | null) => void, afterMs = settleMs) {
  let told: Sight | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    at(sight: Sight): void {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (told !== undefined && sight.id === told.id && sight.requestId === told.requestId) return
        told = sight
        tell(sight.id)
      }, afterMs)
    },
    /** Nothing is looked at any more: told at once, as there is no later. */
    stop(): void {
      clearTimeout(timer)
      if (told !== undefined && told.id !== null) tell(null)
      told = undefined
    }
  }
}

/** The request that the clerk can see now. */
function inSight(): Sight {
  const { hand, requestId } = useHand.getState()
  return hand.kind === 'request' && document.visibilityState === 'visible' ? { id: hand.id, requestId } : nothing
}

/** Tells main which request is in hand, so that it is looked after more often. Returns how to stop. */
function followHand(serviceId: string): () => void {
  // Only a wish: when it does not arrive nothing is lost, so nobody is told.
  const look = createLook(
    (id) =>
      void desk()
        .requests.look({ serviceId, id })
        .catch(() => undefined)
  )
  const onChange = () => look.at(inSight())
  const stopHand = useHand.subscribe(onChange)
  document.addEventListener('visibilitychange', onChange)
  onChange()
  return () => {
    stopHand()
    document.removeEventListener('visibilitychange', onChange)
    look.stop()
  }
}

/** Follows what is in hand while the service is on screen. */
export function useLook(serviceId: string): void {
  useEffect(() => followHand(serviceId), [serviceId])
}
