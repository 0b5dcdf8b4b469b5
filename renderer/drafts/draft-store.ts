import { create } from 'zustand'
import { noClaims } from '../../common/words/requests.ts'
import type { KeptDraft } from '../../preload/contract/drafts.ts'
import { useDesk } from '../state/desk-store.ts'

/** A request being written, with everything as it was typed. */
export type Draft = KeptDraft

/**
 * Drafts by key. They outlive the panel they are written in: looking at another request, a lost network or another
 * language takes nothing away; nor does a crash, because `kept-drafts.ts` keeps them in the ledger.
 */
export const useDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>(() => ({ drafts: {} }))

/**
 * The keys of the new requests of a service: that which is being written, and the one begun while it was on its way to
 * main.
 */
export function newKeys(serviceId: string): [first: string, next: string] {
  return [`new:${serviceId}`, `new:${serviceId}:next`]
}

/** The key of the correction of a refused request. */
export function correctionKey(requestId: string): string {
  return `correct:${requestId}`
}

/** The key of the request that asks again for another. */
export function askAgainKey(requestId: string): string {
  return `again:${requestId}`
}

/** Nothing typed yet; with the reason that the office suggests for the service. */
export function emptyDraft(serviceId: string): Draft {
  return { serviceId, claims: noClaims, reference: '', suggested: '', ...reasonOf(serviceId) }
}

/** The draft for another service, by the clerk's choice. What was typed stays; what was only suggested is the new one's. */
export function chooseService(key: string, serviceId: string): void {
  const draft = useDrafts.getState().drafts[key]
  if (draft === undefined) return
  const isReasonTyped = draft.reason !== '' && draft.reason !== draft.suggestedReason
  putDraft(key, { ...draft, ...(isReasonTyped ? {} : reasonOf(serviceId)), serviceId, isServiceChosen: true })
}

function reasonOf(serviceId: string): Pick<Draft, 'reason' | 'suggestedReason'> {
  const reason = useDesk.getState().services?.find(({ id }) => id === serviceId)?.reason ?? ''
  return reason === '' ? { reason } : { reason, suggestedReason: reason }
}

/** Whether the clerk has typed anything that would be lost. */
export function isTyped(draft: Draft): boolean {
  const isReferenceTyped = draft.reference !== '' && draft.reference !== draft.suggested
  const isReasonTyped = draft.reason !== '' && draft.reason !== draft.suggestedReason
  return isReferenceTyped || isReasonTyped || Object.values(draft.claims).some((value) => value !== '')
}

/** Keeps a draft. */
export function putDraft(key: string, draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }))
}

/** Changes a draft that is there. */
export function changeDraft(key: string, part: Partial<Draft>): void {
  const draft = useDrafts.getState().drafts[key]
  if (draft !== undefined) putDraft(key, { ...draft, ...part })
}

/** Forgets references that were only suggested: they are suggested again, as they are written now. */
export function forgetSuggestions(): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(
      Object.entries(drafts).map(([key, draft]) => [
        key,
        draft.suggested === '' || draft.reference !== draft.suggested
          ? draft
          : { ...draft, reference: '', suggested: '' }
      ])
    )
  }))
}

/** Forgets a draft that has become a request. */
export function dropDraft(key: string): void {
  useDrafts.setState(({ drafts }) => {
    const { [key]: _dropped, ...rest } = drafts
    return { drafts: rest }
  })
}
