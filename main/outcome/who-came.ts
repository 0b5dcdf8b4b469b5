/** Who has identified themselves, as far as a row of the list tells it. */
import { receivedFor } from '../eeid/result.ts'
import type { EeidResult } from '../eeid/schemas.ts'
import type { KeptAnswer } from './searched.ts'

/** The name and the code that were received; null where the service told none. `code`: or a document's number. */
export type WhoCame = { cameAs: string | null; cameCode: string | null }

/** The method and the level of assurance (eIDAS) by which they did, in the service's words; null where it told none. */
export type HowCame = { method: string | null; level: string | null }

/** Who came, by the service's answer as it was kept: any of it may be missing or of another type. */
export function whoCame({ result }: KeptAnswer): WhoCame {
  const told = resultIn(result)
  return told
    ? { cameAs: receivedFor('name', told), cameCode: receivedFor('sub', told) }
    : { cameAs: null, cameCode: null }
}

/** How they came, by the same answer. */
export function howCame({ result }: KeptAnswer): HowCame {
  const told = resultIn(result)
  return { method: saidIn(told?.authentication_type), level: saidIn(told?.acr) }
}

const resultIn = (result: unknown): EeidResult | null =>
  typeof result === 'object' && result !== null ? (result as EeidResult) : null

const saidIn = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
