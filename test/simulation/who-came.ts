/** Whether a request was completed by somebody else than was asked for: by what the service knows, not by any answer. */
import type { Person, StoredRequest } from '../eeid-server/index.ts'

const plain = (text: string) => text.normalize('NFC').trim().toUpperCase()

const facts: Record<StoredRequest['claims'][number]['type'], (person: Person) => string> = {
  sub: ({ sub }) => sub,
  name: ({ givenName, familyName }) => [givenName, familyName].filter(Boolean).join(' '),
  birthdate: ({ birthdate }) => birthdate ?? '',
  country: ({ country, sub }) => country ?? sub.slice(0, 2)
}

/** Whether a request asks for nobody in particular: it names claims, and no value of any. */
export const asksForNobody = ({ claims }: StoredRequest): boolean => claims.every(({ value }) => value.trim() === '')

/** True where any claim with a value is not the person's, or none has one: whoever was not asked for matches nobody. */
export function isSomebodyElse(request: StoredRequest): boolean {
  const { claims, authentication } = request
  if (authentication === null) return false
  if (asksForNobody(request)) return true
  return claims.some(
    ({ type, value }) => value.trim() !== '' && plain(facts[type](authentication.person)) !== plain(value)
  )
}
