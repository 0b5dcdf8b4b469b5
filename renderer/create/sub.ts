/**
 * What can be told about a personal code as typed. Nothing here forbids anything: a document number may stand in its
 * place (eeID API description, "Meaning").
 */
import { countryCodes } from './countries.ts'
import { canCheck, complaints, digitsOf, unpunctuated } from './national-codes.ts'
import { birthdateOfCode, tellsBirthdate } from './sub-birthdate.ts'

/**
 * How a code looks. `fits`: a national code, well-formed; `fitsUndated`: a Latvian one of those that tell no birth date;
 * `document`: not of the shape of the country's codes; `unchecked`: of a country whose codes we cannot check;
 * `noCountry`: no letters of a country in front; `otherwise`: eeID writes it in another way; `noHyphen`: a Latvian one
 * without its hyphen; `wrongLength`, `wrongDigit`, `wrongDate`: it looks mistyped.
 */
export type SubState =
  | 'empty'
  | 'fits'
  | 'fitsUndated'
  | 'document'
  | 'unchecked'
  | 'noCountry'
  | 'otherwise'
  | 'noHyphen'
  | 'wrongLength'
  | 'wrongDigit'
  | 'wrongDate'

/** A personal code, read. */
export interface SubReading {
  state: SubState
  /** The country that the code itself names, as ISO 3166-1 alpha-2. */
  country: string | null
  /** `YYYY-MM-DD`, only where nothing about the code looks mistyped. */
  birthdate: string | null
  /** How eeID writes it, where that is not how it was typed: at most two, to choose from. */
  repairs: readonly string[]
}

const nothing = { country: null, birthdate: null, repairs: [] } as const

/**
 * Reads a personal code; `country` is the country claim, which helps with a code that names none itself. `today`: nobody
 * is born after it.
 */
export function readSub(typed: string, country = '', today = new Date()): SubReading {
  const text = typed.trim().toUpperCase()
  if (text === '') return { state: 'empty', ...nothing }
  const plain = withoutDecoration(text)
  const named = countryCodes.includes(plain.slice(0, 2)) && plain.length > 2 ? plain.slice(0, 2) : null
  if (named === null) return { state: 'noCountry', ...nothing, repairs: withCountry(plain, country, today) }
  const code = unpunctuated(named, plain.slice(2))
  if (named === 'LV' && /^\d{11}$/.test(code)) return repaired('noHyphen', named, `LV${hyphenated(code)}`)
  if (`${named}${code}` !== text) return repaired('otherwise', named, `${named}${code}`)
  const state = stateOf(named, code, today)
  return { state, country: named, birthdate: state === 'fits' ? birthdateOfCode(named, code) : null, repairs: [] }
}

const repaired = (state: SubState, country: string, repair: string): SubReading => ({
  state,
  country,
  birthdate: null,
  repairs: [repair]
})

/** Letters that a Russian keyboard writes and that look like those of a code. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' }
}

/** Without spaces, and without what other systems put around it: `PNOEE-38001085718` (ETSI EN 319 412-1, 5.1.3). */
function withoutDecoration(text: string): string {
  const packed = text
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐‑‒–—−]/gu, '-')
    .replaceAll(/[АВЕКМНОРСТУХ]/gu, (letter) => lookalikes[letter] ?? letter)
  const semantic = /^(?:PNO|IDC|PAS)([A-Z]{2})-(.+)$/.exec(packed)
  const named = semantic === null ? packed : `${semantic[1]}${semantic[2]}`
  // A hyphen or colon between the country and the code: EE-38001085718.
  return named.replace(/^([A-Z]{2})[-:/]+(?=.)/, '$1')
}

const hyphenated = (code: string): string => `${code.slice(0, 6)}-${code.slice(6)}`

const isNewLatvian = (country: string, code: string): boolean => country === 'LV' && /^32\d{4}-?\d{5}$/.test(code)

function stateOf(country: string, code: string, today: Date): SubState {
  if (!canCheck(country)) return 'unchecked'
  if (isNewLatvian(country, code)) return 'fitsUndated'
  const length = digitsOf[country]
  const digits = code.replaceAll('-', '')
  if (length !== undefined && !/^\d+$/.test(digits)) return 'document'
  if (length !== undefined && digits.length !== length) return digits.length < 9 ? 'document' : 'wrongLength'
  const fault = faultOf(country, code)
  if (fault !== null) return fault
  return tellsBirthdate(country, code) && !hasBeen(birthdateOfCode(country, code), today) ? 'wrongDate' : 'fits'
}

/** Their codes hold no date: letters where `stdnum` wants digits make the number of a document. */
const dateless: readonly string[] = ['ES', 'HR']

const hasBeen = (date: string | null, today: Date): boolean => date !== null && new Date(`${date}T00:00:00Z`) <= today

/** What looks mistyped; null where nothing does. */
function faultOf(country: string, code: string): SubState | null {
  const names = complaints(country, code)
  if (names.length === 0) return null
  if (names.includes('InvalidChecksum')) return 'wrongDigit'
  if (names.includes('InvalidComponent') && !dateless.includes(country)) return 'wrongDate'
  return 'document'
}

/** The codes that a number without a country may be: the country claim's first, then the near ones. */
function withCountry(code: string, country: string, today: Date): string[] {
  const first = canCheck(country) ? [country] : []
  const candidates = [...new Set([...first, 'EE', 'LV', 'LT', 'FI', 'PL'])]
  const fitting = candidates.flatMap((one) => {
    const written = one === 'LV' && /^\d{11}$/.test(code) ? hyphenated(code) : code
    return ['fits', 'fitsUndated'].includes(stateOf(one, written, today)) ? [`${one}${written}`] : []
  })
  return fitting.slice(0, 2)
}
