/** The words of retention and erasure, between main and the window. */
import type { Verdict } from './words/outcomes.ts'
import type { RequestState } from './words/request-states.ts'

/**
 * Why a request cannot be erased now. `sending`: it is on its way to the service, or may be; `open`: the person may still
 * complete it, or what was decided may still be withdrawn; `held`: somebody holds it.
 */
export const erasureObstacles = ['sending', 'open', 'held'] as const
/** Why a request cannot be erased now. */
export type ErasureObstacle = (typeof erasureObstacles)[number]

/** Why a copy in the office's folder is still there. */
export const copyFaults = ['away', 'changed', 'kept'] as const
/** Why a copy in the office's folder is still there. */
export type CopyFault = (typeof copyFaults)[number]

/** A request about a person, or one that is due. Times ISO 8601 in UTC. */
export type HeldRequest = {
  /** The desk's id. */
  id: string
  reference: string
  who: string
  createdAt: string
  state: RequestState
  verdict: Verdict | null
  obstacle: ErasureObstacle | null
  /** The person is not who it is about: what was written about it names them. */
  isMention: boolean
  hasProof: boolean
  isFiled: boolean
}

/** What the desk holds about a person. */
export type HeldAboutPerson = {
  requests: HeldRequest[]
  /** How many there are beyond those. */
  more: number
  /** Requests that are being written. */
  drafts: number
  /** Requests of lists that wait to be sent. */
  waiting: number
  /** The office's templates that name them. */
  templates: number
  /** Where proofs were saved by hand. */
  savedIn: string[]
}

/** What an erasure came to. Times ISO 8601 in UTC. */
export type ErasureView = {
  id: string
  why: 'person' | 'retention'
  reason: string
  author: string
  orderedAt: string
  /** Null while it is under way. */
  endedAt: string | null
  requests: number
  /** Copies in the office's folder that are still there. */
  copies: { file: string; fault: CopyFault }[]
}

/** What retention would erase today. */
export type RetentionPreview = {
  requests: HeldRequest[]
  more: number
  /** Due, and held. */
  held: number
}
