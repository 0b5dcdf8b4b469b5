/** The states of a request, and the claims it is made of. */

/** The claim types of the eeID API description ("Meaning"), in the order of the form. */
export const claimTypes = ['sub', 'name', 'birthdate', 'country'] as const
export type ClaimType = (typeof claimTypes)[number]

/**
 * How a claim's value is written, and so how it is read, compared and shown. `text`: in no way that we know, as the claims
 * of types that only the service knows.
 */
export type ClaimKind = 'code' | 'name' | 'date' | 'country' | 'text'

/** `isPersonal`: tells one person from another, as a country does not; `isSearched`: the list finds a request by it. */
const claimTraits: Record<ClaimType, { kind: ClaimKind; isPersonal: boolean; isSearched: boolean }> = {
  sub: { kind: 'code', isPersonal: true, isSearched: true },
  name: { kind: 'name', isPersonal: true, isSearched: true },
  birthdate: { kind: 'date', isPersonal: true, isSearched: true },
  country: { kind: 'country', isPersonal: false, isSearched: false }
}

/** Whether a type of the service's is one that we know. */
export const isClaimType = (type: string): type is ClaimType => Object.hasOwn(claimTraits, type)

/** How the values of a claim type are written. */
export const kindOf = (type: string): ClaimKind => (isClaimType(type) ? claimTraits[type].kind : 'text')

/** The claims that tell one person from another, in the order of the form. */
export const personalClaims: readonly ClaimType[] = claimTypes.filter((type) => claimTraits[type].isPersonal)

/** The claims by which the list finds a request. */
export const searchedClaims: readonly ClaimType[] = claimTypes.filter((type) => claimTraits[type].isSearched)

/** A text for each claim; empty where there is none. */
export type ClaimTexts = Record<ClaimType, string>

/** Every claim with what a function makes of its type. */
export const forEachClaim = <T>(make: (type: ClaimType) => T): Record<ClaimType, T> =>
  Object.fromEntries(claimTypes.map((type) => [type, make(type)])) as Record<ClaimType, T>

/** No claim at all. */
export const noClaims: ClaimTexts = forEachClaim(() => '')

/**
 * The states of a request that is not yet on the service: `queued` waits for its turn or for the network, `sending` is
 * under way, `confirming` may or may not have arrived and is being looked up, `needsCorrecting` was refused by the service (422),
 * `needsAttention` needs the clerk.
 */
export const outboxStates = ['queued', 'sending', 'confirming', 'needsCorrecting', 'needsAttention'] as const
export type OutboxState = (typeof outboxStates)[number]

const underWay = {
  queued: true,
  sending: true,
  confirming: true,
  needsCorrecting: false,
  needsAttention: false
} as const satisfies Record<OutboxState, boolean>

/** A state in which the request still goes out, or is looked up, without the clerk. */
export type UnderWayState = {
  [State in OutboxState]: (typeof underWay)[State] extends true ? State : never
}[OutboxState]

/** Whether it is under way; in any other state it stays where it is until the clerk acts. */
export const isUnderWay = (state: OutboxState): state is UnderWayState => underWay[state]

/** The states that are under way. */
export const underWayStates: readonly UnderWayState[] = outboxStates.filter(isUnderWay)

/** `none`: nothing to fetch; `awaited`: completed, the proof is on its way; `refused`: what came is not a PDF. */
export const proofStates = ['none', 'awaited', 'kept', 'refused'] as const
export type ProofState = (typeof proofStates)[number]

/** How long the id of a request may be: the service makes it. */
export const mostIdSigns = 1_000
