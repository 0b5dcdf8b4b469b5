import type { RequestRow } from '../../preload/contract/request.ts'
import { toInput } from '../claims/check.ts'
import type { Draft } from '../drafts/draft-store.ts'

/** An earlier request about the same person. */
export type Earlier = Pick<RequestRow, 'id' | 'reference' | 'createdAt'>

/** Who is asked about: what tells one person from another, as one text; null while too little is filled in. */
export function personKey(draft: Draft): string | null {
  const { sub, name, birthdate } = toInput(draft).claims
  if (sub.trim() !== '') return sub.trim().toUpperCase()
  if (name.trim() === '' || !/^\d{4}-\d{2}-\d{2}$/.test(birthdate)) return null
  return `${name.trim().toUpperCase()} ${birthdate}`
}

/** The request that is being put right, or asked again for, is no reason to warn of asking twice. */
export function worthTelling(draft: Draft, earlier: Earlier | null): Earlier | null {
  return earlier === null || earlier.id === draft.corrects || earlier.id === draft.asksAgain ? null : earlier
}
