/** The states of a request, and the claims it is made of. */

/** The claim types of the eeID API description ("Meaning"), in the order of the form. */
export const claimTypes = ['sub', 'name', 'birthdate', 'country'] as const
export type ClaimType = (typeof claimTypes)[number]

/** Every claim with what a function makes of its type. */
export const forEachClaim = <T>(make: (type: ClaimType) => T): Record<ClaimType, T> =>
  Object.fromEntries(claimTypes.map((type) => [type, make(type)])) as Record<ClaimType, T>

/**
 * The states of a request that is not yet on the service: `queued` waits for its turn or for the network, `sending` is
 * under way, `unsure` may or may not have arrived and is being looked up, `rejected` was refused by the service (422),
 * `parked` needs the clerk.
 */
export const outboxStates = ['queued', 'sending', 'unsure', 'rejected', 'parked'] as const

/** `none`: nothing to fetch; `awaited`: completed, the proof is on its way; `refused`: what came is not a PDF. */
export const proofStates = ['none', 'awaited', 'kept', 'refused'] as const

/** How long the id of a request may be: the service makes it. */
export const mostIdSigns = 1_000
