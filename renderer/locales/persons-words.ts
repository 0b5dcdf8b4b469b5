import i18next, { type ParseKeys } from 'i18next'
import type { Language } from '../../common/words/languages.ts'

/** What the person reads: the only texts that are here in every language. */
export type PersonsKey = Extract<ParseKeys, `person.${string}` | `screen.${string}`>

/** Looks up what the person reads, in the person's language. */
export function personsWords(language: Language): (key: PersonsKey, values?: Record<string, string>) => string {
  // Which values a text takes is for the test of the catalogue: the compiler would ask for those of all of them.
  const t = i18next.getFixedT(language) as (key: PersonsKey, values: Record<string, string>) => string
  return (key, values = {}) => t(key, values)
}
