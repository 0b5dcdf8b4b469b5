import type { DraftInput } from '../../preload/contract/draft.ts'

/** The claims as typed; an empty text where nothing was. */
export type TypedClaims = DraftInput['claims']
