/** Dates whose month is named, in the languages of the people who come: 8 January 1980, 8. jaanuar 1980, 08-Jan-80. */

/** A date of which the month is sure. */
export interface NamedDate {
  /** As it is written: of two digits, or of four. */
  year: string
  month: number
  day: number
}

const languages = [
  'en',
  'et',
  'ru',
  'lv',
  'lt',
  'fi',
  'de',
  'pl',
  'uk',
  'sv',
  'be',
  'fr',
  'es',
  'it',
  'cs',
  'sk',
  'hu',
  'ro',
  'bg',
  'pt',
  ...(['nl', 'nb', 'da', 'is', 'sl', 'tr', 'el', 'ka', 'hy'] as const)
] as const

// Not every month has three letters that are its own: “mai” is, “jun” in Latvian is not written.
const fewestLetters = 3
const fewestForEnding = 5

/** Small letters without marks. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')

/** The names of one month in one language: alone, within a date, and shortened. */
function namesOf(language: string, month: number): string[] {
  const day = new Date(Date.UTC(2001, month, 8))
  const formats: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric', year: 'numeric' },
    { month: 'short', day: 'numeric', year: 'numeric' }
  ]
  return formats.flatMap((format) =>
    new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' })
      .formatToParts(day)
      .flatMap(({ type, value }) => (type === 'month' ? [plain(value)] : []))
  )
}

/** Every name; one that means another month in another language means none. */
function allNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const language of languages) {
    for (let month = 0; month < 12; month += 1) {
      for (const name of namesOf(language, month)) found.set(name, (found.get(name) ?? month) === month ? month : NaN)
    }
  }
  return new Map([...found].flatMap(([name, month]) => (Number.isNaN(month) ? [] : [[name, month + 1]])))
}

let known: ReadonlyMap<string, number> | undefined

/** The month of a word, from 1; undefined where it is none, or begins the names of two. */
function monthOf(word: string): number | undefined {
  known ??= allNames()
  const text = plain(word)
  if (text.length < fewestLetters) return undefined
  const exact = known.get(text)
  if (exact !== undefined) return exact
  // The beginning of a name, or a name with an ending: jaan, jaanuaril.
  const isIt = (name: string) => name.startsWith(text) || (name.length >= fewestForEnding && text.startsWith(name))
  const begun = new Set([...known].flatMap(([name, month]) => (isIt(name) ? [month] : [])))
  return begun.size === 1 ? [...begun][0] : undefined
}

const word = String.raw`(\p{L}[\p{L}\p{M}]*)\.?`
const between = String.raw`[\s.,/‐‑–—-]*`
const ordinal = '(?:st|nd|rd|th|er|º|-?го|-?е)?'
const day = String.raw`(\d{1,2})${ordinal}`
const year = String.raw`(\d{4}|\d{2})`
// 8 de enero de 1980.
const of = String.raw`(?:de\s+|of\s+)?`
// Words for a year and a day, and a weekday in front, say nothing more: 1980. gada 8. janvāris, 1980 m. sausio 8 d.
const yearWord = String.raw`(?:\.?\s*(?:gada|g|m|a|aasta|г|года|год|р|року|рік|year)(?!\p{L})\.?)?`
const dayWord = String.raw`(?:\s*d\.?)?`
const weekday = String.raw`(?:\p{L}+\.?,\s*)?`

const forms: readonly (readonly [RegExp, readonly ('day' | 'month' | 'year')[]])[] = [
  [
    new RegExp(`^${weekday}${day}${between}${of}${word}${between}${of}${year}${yearWord}$`, 'iu'),
    ['day', 'month', 'year']
  ],
  [new RegExp(`^${weekday}${word}${between}${day}${between}(\\d{4})$`, 'iu'), ['month', 'day', 'year']],
  [new RegExp(`^(\\d{4})\\.?${yearWord}${between}${word}${between}${day}${dayWord}$`, 'iu'), ['year', 'month', 'day']],
  [new RegExp(`^(\\d{4})\\.?${yearWord}${between}${day}${between}${word}$`, 'iu'), ['year', 'day', 'month']]
]

/** Reads a date whose month is named; null where it is none. Whether there is such a day is not asked. */
export function namedDate(text: string): NamedDate | null {
  // Most dates are digits alone.
  if (!/\p{L}{3}/u.test(text)) return null
  for (const [form, order] of forms) {
    const found = form.exec(text.trim())
    const at = (part: 'day' | 'month' | 'year') => found?.[order.indexOf(part) + 1] ?? ''
    const month = found === null ? undefined : monthOf(at('month'))
    if (month !== undefined) return { year: at('year'), month, day: Number(at('day')) }
  }
  return null
}

/** Whether a text is a month and a year, as January 1980: a part of a date. */
export function isNamedMonth(text: string): boolean {
  const [, before, after] =
    new RegExp(`^(?:${word}${between}\\d{4}|\\d{4}${between}${word})$`, 'iu').exec(text.trim()) ?? []
  return monthOf(before ?? after ?? '') !== undefined
}
