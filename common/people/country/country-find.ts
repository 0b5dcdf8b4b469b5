/** Finds a country by what stands for it: a code, or a name in a language of the interface or of the country itself. */
import { locales } from '../../words/languages.ts'
import { inOneAlphabet } from '../alphabets.ts'
import { inLatinKeys } from '../keyboard-letters.ts'
import { folded, tidied } from '../text.ts'
import { countryCodes, fromThreeLetters, toThreeLetters } from './countries.ts'
import { otherNames, ownLanguages, passportCodes, stateWords } from './country-words.ts'

/** Besides those of the interface, the languages of the neighbours, who have their own names for one another. */
const allLocales = [...Object.values(locales), 'lv', 'lt', 'fi', 'sv', 'de', 'pl', 'uk', 'fr']

/** Small letters without marks, so that `Lati` finds Läti and `cote d'ivoire` Côte d’Ivoire. */
const plain = (text: string): string =>
  tidied(folded(inOneAlphabet(text.normalize('NFKC')))).replaceAll(/["“”«»]|(?<=\p{L})\./gu, '')

const latin = (code: string): string => (/^\p{Lu}{2,3}$/u.test(code) ? inLatinKeys(code) : code)

let words: ReadonlyMap<string, readonly string[]> | undefined

/** Every name and code of each country, plain; made when it is first needed. */
function wordsOf(code: string): readonly string[] {
  words ??= new Map(
    countryCodes.map((one) => {
      const languages = [...allLocales, ...(ownLanguages[one] ?? [])]
      const names = languages.flatMap((locale) => nameIn(locale, one) ?? [])
      return [one, [one, toThreeLetters(one) ?? one, ...names, ...(otherNames[one] ?? [])].map(plain)]
    })
  )
  return words.get(code) ?? []
}

const made = new Map<string, Intl.DisplayNames>()

/** What a language calls a country. */
function nameIn(locale: string, code: string): string | undefined {
  const names = made.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  made.set(locale, names)
  return names.of(code)
}

/** The same without words for a state: Eesti Vabariik, Republic of Estonia. */
const withoutState = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !stateWords.has(word))
    .join(' ')

const bare = (typed: string): string =>
  typed.replace(/ \([A-Za-z]{2}\)\s*$/, '').replace(/^\s*[([{<](.*)[)\]}>]\s*$/, '$1')

/** Korea, Republic of, as ISO 3166 lists it. */
const turned = (text: string): string => text.replace(/^([^,]+), (.+ of)$/i, '$2 $1')

/** The country whose code, or whose whole name, the text is; null where it is none, or more than one country's. */
export function countryCalled(typed: string): string | null {
  // The code in brackets behind the name says nothing that the name does not.
  const text = plain(turned(bare(typed)))
  if (text === '') return null
  const upper = latin(text.toUpperCase())
  if (countryCodes.includes(upper)) return upper
  const coded = fromThreeLetters(upper) ?? passportCodes[upper]
  if (coded !== undefined) return coded
  const named = (name: string) => (name === '' ? [] : countryCodes.filter((code) => wordsOf(code).includes(name)))
  const exact = named(text)
  const found = exact.length > 0 ? exact : named(withoutState(text))
  return found.length === 1 ? (found[0] ?? null) : byCodeAndName(text)
}

/** A code and a name of one country, in whatever order: EE - Eesti, EE (Eesti), Eesti/EE. */
function byCodeAndName(text: string): string | null {
  const [, before, after] = /^([a-z]{2,3})(?:\s*[-–/,:(]\s*|\s+)(.{3,}?)\)?$/.exec(text) ?? []
  const [, first, last] = /^(.{3,}?)(?:\s*[-–/,:(]\s*|\s+)([a-z]{2,3})\)?$/.exec(text) ?? []
  const [code, name] = before === undefined ? [last, first] : [before, after]
  if (code === undefined || name === undefined) return null
  const one = countryCalled(code)
  return one !== null && one === countryCalled(name) ? one : null
}

/** The ISO 3166-1 alpha-2 code of the one country that is meant; null where none or more than one may be. */
export function findCountry(typed: string): string | null {
  const called = countryCalled(typed)
  if (called !== null) return called
  const text = plain(typed)
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
