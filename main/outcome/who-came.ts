/** Who has identified themselves, as far as a row of the list tells it. */
import { receivedFor } from '../eeid/result.ts'
import type { EeidResult } from '../eeid/schemas.ts'
import type { KeptAnswer } from './searched.ts'

/** The name and the code that were received; null where the service told none. `code`: or a document's number. */
export type WhoCame = { cameAs: string | null; cameCode: string | null }

/** Who came, by the service's answer as it was kept: any of it may be missing or of another type. */
export function whoCame({ result }: KeptAnswer): WhoCame {
  if (typeof result !== 'object' || result === null) return { cameAs: null, cameCode: null }
  const told = result as EeidResult
  return { cameAs: receivedFor('name', told), cameCode: receivedFor('sub', told) }
}
