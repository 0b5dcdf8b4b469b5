/** What came by a link of another program: what is to be filled in, once the clerk agrees, or a quiet word. */
import i18next from 'i18next'
import { create } from 'zustand'
import type { DeskLink, LinkRefusal } from '../../common/words/programs.ts'
import { forEachClaim } from '../../common/words/requests.ts'
import { claimsTyped } from '../claims/typing.ts'
import { emptyDraft, isTyped, putDraft, useDrafts } from '../drafts/draft-store.ts'
import { freeKey, openNewRequest } from '../drafts/open.ts'
import { openByReference } from '../list/bring-back.ts'
import { desk } from '../state/desk.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'

/** Fields that another program wants to fill in, in the order of the link. */
export type Wanted = Extract<DeskLink, { kind: 'fill' }>['fields']

/** Why nothing was opened: the link was refused, or nothing here has its reference. */
export type LinkWord = { kind: LinkRefusal } | { kind: 'unknown'; reference: string }

/** The question that is on screen, and the word; null where there is none. */
export const useLinks = create<{ wanted: Wanted | null; word: LinkWord | null }>(() => ({ wanted: null, word: null }))

/** Asks main what came, and does it or asks the clerk. Not under a question: its words must not change as it is answered. */
export async function takeLink(): Promise<void> {
  if (useLinks.getState().wanted !== null) return
  const outcome = await ask(() => desk().programs.takeLink())
  if (!outcome?.ok) return
  const { link, refused } = outcome.value
  if (refused !== null) useLinks.setState({ word: { kind: refused } })
  if (link?.kind === 'fill') useLinks.setState({ wanted: link.fields, word: null })
  if (link?.kind === 'open') await openLinked(link.reference)
}

async function openLinked(reference: string): Promise<void> {
  const isOpen = await openByReference([reference])
  useLinks.setState({ word: isOpen ? null : { kind: 'unknown', reference } })
}

/** Whether the clerk has begun to write a new request for this service. */
export function hasBegun(serviceId: string): boolean {
  const draft = useDrafts.getState().drafts[freeKey(serviceId)]
  return draft !== undefined && isTyped(draft)
}

/**
 * The clerk agrees: opens a new request with these fields and no others, or two people would be mixed in one. What stood
 * there goes. Nothing is sent.
 */
export function fillIn(serviceId: string, wanted: Wanted): void {
  const values = new Map(wanted.map(({ name, value }) => [name, value]))
  const claims = claimsTyped(forEachClaim((type) => values.get(type) ?? ''))
  const [reference, reason] = [values.get('reference') ?? '', values.get('reason') ?? '']
  putDraft(freeKey(serviceId), { ...emptyDraft(serviceId), claims, reference, reason })
  leave()
  openNewRequest(serviceId)
  announce(i18next.t('programs.filled'))
}

/** The question goes; what came meanwhile is next. */
export function leave(): void {
  useLinks.setState({ wanted: null })
  void takeLink()
}

/** The clerk has read the word. */
export const dismissWord = (): void => useLinks.setState({ word: null })

/** Follows links as long as the window stands; what came before it is asked for at once. Returns how to stop. */
export function followLinks(): () => void {
  void takeLink()
  return desk().on.linkCame(() => void takeLink())
}
