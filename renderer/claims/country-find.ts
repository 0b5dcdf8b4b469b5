/** Finds a country by what a clerk types: a code of two or three letters, or a name in any language of the interface. */
import { folded, tidied } from '../../common/people/text.ts'
import { locales } from '../../common/words/languages.ts'
import { countryName } from '../locales/format.ts'
import { countryCodes, fromThreeLetters, toThreeLetters } from './countries.ts'
import { otherNames } from './country-words.ts'

const allLocales = Object.values(locales)

/** Small letters without marks, so that `Lati` finds Läti and `cote d'ivoire` Côte d’Ivoire. */
const plain = (text: string): string => tidied(folded(text))

let words: ReadonlyMap<string, readonly string[]> | undefined

/** Every name and code of each country, plain; made when it is first needed. */
function wordsOf(code: string): readonly string[] {
  words ??= new Map(
    countryCodes.map((one) => {
      // The code in brackets behind the name is a word of its own.
      const names = allLocales.map((locale) => countryName(one, locale).replace(/ \([A-Z]{2}\)$/, ''))
      return [one, [one, toThreeLetters(one) ?? one, ...names, ...(otherNames[one] ?? [])].map(plain)]
    })
  )
  return words.get(code) ?? []
}

/** The ISO 3166-1 alpha-2 code of the one country that is meant; null where none or more than one may be. */
export function findCountry(typed: string): string | null {
  const text = plain(typed.replace(/ \([A-Za-z]{2}\)\s*$/, ''))
  if (text === '') return null
  const upper = text.toUpperCase()
  if (countryCodes.includes(upper)) return upper
  const three = fromThreeLetters(upper)
  if (three !== undefined) return three
  const exact = countryCodes.filter((code) => wordsOf(code).includes(text))
  if (exact.length === 1) return exact[0] ?? null
  const beginning = countryCodes.filter((code) => wordsOf(code).some((word) => word.startsWith(text)))
  return text.length > 2 && beginning.length === 1 ? (beginning[0] ?? null) : null
}

/** How well a country answers to what is typed so far: 0 exactly, 1 by a beginning, 2 somewhere within; null not at all. */
export function countryRank(code: string, typed: string): 0 | 1 | 2 | null {
  const text = plain(typed)
  const all = wordsOf(code)
  if (all.includes(text)) return 0
  if (all.some((word) => word.startsWith(text))) return 1
  return text.length > 1 && all.some((word) => word.includes(text)) ? 2 : null
}
