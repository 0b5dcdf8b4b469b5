import type { DraftInput } from '../../preload/shapes.ts'

/** The claims as typed; an empty text where nothing was. */
export type TypedClaims = DraftInput['claims']
