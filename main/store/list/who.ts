/** Whom a request is about, in a word or two. */

/** The person as asked for: the name, else the code, else birth date and country. */
export function whoIsAsked(claims: Readonly<Record<string, string>>): string {
  const { name, sub, birthdate, country } = claims
  return name || sub || [birthdate, country].filter(Boolean).join(' ')
}
