/** The ways in which one name may be spelt: with and without its marks, in Latin letters and in Cyrillic ones. */
import { capitals } from '../../common/people/text.ts'

const hyphens = /[\u2010-\u2015\u2212]/g
const apostrophes = /['\u2019\u2018\u02bc\u0060\u00b4]/g

/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  Ħ: 'H',
  Ə: 'A'
}

/** How passports write marked letters where there is only A to Z (ICAO Doc 9303-3, section 6). */
const passportLetters: Record<string, string> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE' }

/** How English writes the sounds of these letters. */
const digraphs: Record<string, string> = { Š: 'SH', Ž: 'ZH', Č: 'CH' }

/** Cyrillic letters that every scheme below writes alike; Russian, Ukrainian and Belarusian. */
const cyrillic: Record<string, string> = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Ґ: 'G', Д: 'D', Е: 'E', З: 'Z', И: 'I', І: 'I', К: 'K', Л: 'L', М: 'M' },
  ...{ Н: 'N', О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ў: 'U', Ф: 'F', Ц: 'TS', Э: 'E', Ь: '', Ъ: '' }
}

/** How letters are written where their neighbours matter; done first, and what it leaves goes by its table. */
type Neighbours = (capitals: string) => string

const vowels = 'АЕЁИОУЫЭЮЯ'

/** Е at the beginning of a name, and behind a vowel or a sign, as Estonian and English write it: Jelena, Yelena. */
const iotated = (capitals: string, by: string): string =>
  capitals.replaceAll(new RegExp(`(^|[^\\p{L}]|[${vowels}ЬЪ])Е`, 'gu'), `$1${by}Е`)

/** Mihhail, Boriss, Juri, Iljina. */
const estonianNeighbours: Neighbours = (capitals) =>
  iotated(capitals, 'J')
    .replaceAll(/ИЙ(?!\p{L})/gu, 'И')
    .replaceAll('ЬИ', 'JИ')
    .replaceAll(new RegExp(`([${vowels}])([ХС])(?=[${vowels}]|\\P{L}|$)`, 'gu'), '$1$2$2')

const asItIs: Neighbours = (capitals) => capitals

// The Estonian rules of writing Russian names (regulation of the Government, 1996): marks fall away as elsewhere.
const estonian = {
  Ё: 'JO',
  Ж: 'Z',
  Й: 'I',
  Х: 'H',
  Ч: 'TS',
  Ш: 'S',
  Щ: 'STS',
  Ы: 'O',
  Ю: 'JU',
  Я: 'JA',
  Є: 'JE',
  Ї: 'JI'
}

// As English writes them, and the Ukrainian table of 2010.
const english = {
  ...{ Ё: 'YO', Ж: 'ZH', Й: 'Y', Х: 'KH', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y', Ю: 'YU', Я: 'YA', Є: 'YE', Ї: 'YI' }
}

const schemes: readonly ((capitals: string) => string)[] = [
  // ICAO Doc 9303-3, section 6 B: passports.
  scheme({
    ...{ Ё: 'E', Ж: 'ZH', Й: 'I', Х: 'KH', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y', Ю: 'IU', Я: 'IA', Є: 'IE', Ї: 'I' },
    Ъ: 'IE'
  }),
  scheme(estonian),
  scheme(estonian, estonianNeighbours),
  scheme(english),
  scheme(english, (capitals) => iotated(capitals, 'Y')),
  scheme({
    ...{ Г: 'H', И: 'Y', Ё: 'E', Ж: 'ZH', Й: 'I', Х: 'KH', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ы: 'Y', Ю: 'IU', Я: 'IA' },
    ...{ Є: 'IE', Ї: 'I' }
  })
]

function scheme(own: Record<string, string>, neighbours: Neighbours = asItIs): (capitals: string) => string {
  const letters = { ...cyrillic, ...own }
  return (capitals) => replaced(neighbours(capitals), letters)
}

function replaced(text: string, letters: Record<string, string>): string {
  return [...text].map((letter) => letters[letter] ?? letter).join('')
}

const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text)

/** Whether both are in the letters of one script that this desk can read: Latin or Cyrillic. Unmarked texts only. */
export function isOneScript(a: string, b: string): boolean {
  const both = `${a}${b}`.replaceAll(/\P{L}/gu, '')
  return /^[A-Z]*$/.test(both) || /^\p{Script=Cyrillic}*$/u.test(both)
}

/** In capitals, composed, with single blanks and one kind of hyphen: what is only a matter of typing. */
export const tidy = (text: string): string => capitals(text).replaceAll(hyphens, '-').replaceAll(/\s+/g, ' ').trim()

/**
 * Whether two values are the same as the service compares them: trimmed and in capitals, with the blanks within as they
 * are. It decides on an outcome, so it takes nothing else for the same.
 */
export const isSameText = (one: string, other: string): boolean => capitals(one.trim()) === capitals(other.trim())

/** Without marks and apostrophes. */
export function unmarked(text: string): string {
  // An apostrophe goes first: some of its kinds are taken apart into a blank and a mark.
  const plain = replaced(tidy(text).replaceAll(apostrophes, ''), plainLetters)
  return plain.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')
}

/** Every spelling by which a name may be known: the unmarked one first, then its transliterations. None twice. */
export function spellings(text: string): string[] {
  const capitals = tidy(text)
  const marked = [
    capitals,
    replaced(capitals, passportLetters),
    replaced(capitals, digraphs),
    replaced(replaced(capitals, passportLetters), digraphs),
    ...(isCyrillic(capitals) ? schemes.map((written) => written(capitals)) : [])
  ]
  return [...new Set(marked.map(unmarked))]
}
