import type { RequestRow } from '../../preload/contract/request.ts'
import type { Draft } from '../drafts/draft-store.ts'

/** An earlier request about the same person. */
export type Earlier = Pick<RequestRow, 'id' | 'reference' | 'createdAt'>

/** The request that is being put right, or asked again for, is no reason to warn of asking twice. */
export function worthTelling(draft: Draft, earlier: Earlier | null): Earlier | null {
  return earlier === null || earlier.id === draft.corrects || earlier.id === draft.asksAgain ? null : earlier
}
