/** Whom a request is about, in a word or two. */
import { claimTypes } from '../../../common/words/requests.ts'

/** The person as asked for: the name, else the code, else everything else that was asked, as birth date and country. */
export function whoIsAsked(claims: Readonly<Record<string, string>>): string {
  return claims.name || claims.sub || claimTypes.flatMap((type) => claims[type] || []).join(' ')
}
