import { isUnderWay, type UnderWayState } from '../../common/words/requests.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import type { TimeLeft } from '../state/time-left.ts'

/**
 * How far a link is that can be handed over: the outbox has it still, or it is there. Null when there is nothing to hand
 * over: it was used, ran out, was refused, or the service gave none. One that is held back is there to say why.
 */
export type HandOverStage = UnderWayState | 'link' | null

/** What the stage depends on. */
export type StageFacts = Pick<RequestDetail, 'outbox' | 'status' | 'link'> & Partial<Pick<RequestDetail, 'refusedLink'>>

/** How far the link of a request is. `left`: what is left of it; null when the service set no end. */
export function handOverStage({ outbox, status, link, refusedLink }: StageFacts, left: TimeLeft | null): HandOverStage {
  if (outbox !== null && isUnderWay(outbox)) return outbox
  if (outbox !== null || status !== 'pending' || (link === null && !refusedLink)) return null
  return left?.state === 'over' ? null : 'link'
}
