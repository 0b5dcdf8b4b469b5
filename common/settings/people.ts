/** What the office knows of the people who come to it. */
import { alone, setting } from './declare.ts'
import { text } from './value.ts'

/** Whose personal codes those are that have no letters of a country, ISO 3166-1 alpha-2; empty: each is asked about. */
export const codeCountry = alone(
  'people.codeCountry',
  setting({
    value: text(2),
    initial: '',
    by: 'office',
    isLockable: true,
    words: { label: 'people.codeCountry', hint: 'people.codeCountryHint' }
  })
)
