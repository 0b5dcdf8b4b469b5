import type { JsonObject } from './request-view.ts'

/** The five calls of the eeID API description. */
export const CALL_NAMES = ['token', 'list', 'create', 'show', 'proof'] as const
export type CallName = (typeof CALL_NAMES)[number]

/** One call as it arrives, whatever brought it. */
export type EeidCall = { authorization: string | undefined } & (
  | { name: 'token' }
  | { name: 'list'; page: string | undefined; pageSize: string | undefined }
  | { name: 'create'; body: string }
  | { name: 'show' | 'proof'; id: string }
)

/** What stands in a proof of identity. */
export interface ProofContents {
  requestId: string
  reference: string | null
  name: string
  sub: string
  birthdate: string | null
  method: string
  acr: string
  /** Milliseconds by the service's wall clock. */
  completedAt: number
  claimsMatched: boolean
}

/** The service's answer, whatever carries it back. */
export type EeidAnswer =
  | { status: number; kind: 'json'; body: JsonObject }
  | { status: 200; kind: 'proof'; proof: ProofContents; contentType: string }

/** An error answer with the `{error}` body that every error of the API has. */
export function errorAnswer(status: number, error: string): EeidAnswer {
  return { status, kind: 'json', body: { error } }
}
