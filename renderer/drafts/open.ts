import { forEachClaim, isClaimType } from '../../common/words/requests.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { claimsTyped } from '../claims/typing.ts'
import { takeInHand } from '../state/hand-store.ts'
import {
  askAgainKey,
  correctionKey,
  type Draft,
  emptyDraft,
  isTyped,
  newKeys,
  putDraft,
  useDrafts
} from './draft-store.ts'
import { isLeaving } from './kept-drafts.ts'

/** Opens a new request, with what was typed before when there is anything. */
export function openNewRequest(serviceId: string): void {
  const key = freeKey(serviceId)
  if (useDrafts.getState().drafts[key] === undefined) putDraft(key, emptyDraft(serviceId))
  takeInHand({ kind: 'create', draft: key })
}

/** The key of the new request: where something is written already, or nothing yet; not what is on its way. */
export function freeKey(serviceId: string): string {
  const [first, next] = newKeys(serviceId)
  if (isLeaving(first)) return next
  const { [first]: one, [next]: other } = useDrafts.getState().drafts
  const isNextFirst = other !== undefined && isTyped(other) && !isLeaving(next) && !(one !== undefined && isTyped(one))
  return isNextFirst ? next : first
}

/** Opens a refused request again with everything as it was typed, or as far as its correction has come. */
export function openCorrection(detail: RequestDetail): void {
  const { draft } = detail
  if (draft === null) return
  const key = correctionKey(detail.id)
  if (useDrafts.getState().drafts[key] === undefined) {
    putDraft(key, {
      serviceId: detail.serviceId,
      claims: claimsTyped(draft.claims),
      reference: draft.reference,
      suggested: '',
      reason: draft.reason,
      ...(draft.reasonTranslations === undefined ? {} : { reasonTranslations: draft.reasonTranslations }),
      corrects: detail.id,
      ...(detail.rejection === null ? {} : { rejection: detail.rejection })
    })
  }
  takeInHand({ kind: 'create', draft: key })
}

/**
 * Opens a request that asks again for one, with what was asked as it was asked: only the clerk can tell which side is
 * wrong. Or as far as it has been written.
 */
export function openAskAgain(detail: RequestDetail): void {
  const key = askAgainKey(detail.id)
  if (useDrafts.getState().drafts[key] === undefined) {
    putDraft(key, {
      ...emptyDraft(detail.serviceId),
      claims: claimsAsked(detail),
      reason: detail.reason ?? '',
      asksAgain: detail.id,
      asksAgainReference: detail.reference,
      ...cameBefore(detail)
    })
  }
  takeInHand({ kind: 'create', draft: key })
}

/** What a request asked for, as it would be typed. */
export function claimsAsked({ claims }: Pick<RequestDetail, 'claims'>): Draft['claims'] {
  const required = new Map(claims.map(({ type, required }) => [type, required ?? '']))
  return claimsTyped(forEachClaim((type) => required.get(type) ?? ''))
}

/** What came in the place of what was asked for; nothing where none of it differed. */
function cameBefore(detail: RequestDetail): Pick<Draft, 'asksAgainWith'> {
  const differing = detail.claims.find(({ type, matched }) => matched === false && isClaimType(type))?.type
  if (differing === undefined || !isClaimType(differing)) return {}
  const came = new Map(detail.claims.map(({ type, received }) => [type, received ?? '']))
  const received = claimsTyped(forEachClaim((type) => came.get(type) ?? ''))
  return { asksAgainWith: { asked: claimsAsked(detail), received, differing } }
}
