/**
 * What can be told about a personal code as typed. Nothing here forbids anything: a document number may stand in its
 * place (eeID API description, "Meaning").
 */
import { fittingCodes } from '../../common/people/bare-code.ts'
import { type CodeState, hyphenated, stateOf } from '../../common/people/code-state.ts'
import { unpunctuated } from '../../common/people/national-codes.ts'
import { plainSigns } from '../../common/people/plain-signs.ts'
import { birthdateOfCode } from '../../common/people/sub-birthdate.ts'
import { undecorated } from '../../common/people/undecorated.ts'
import { countryCodes } from './countries.ts'

/**
 * How a code looks, as typed. `noCountry`: no letters of a country in front; `otherwise`: eeID writes it in another way;
 * `noHyphen`: a Latvian one without its hyphen.
 */
export type SubState = CodeState | 'empty' | 'noCountry' | 'otherwise' | 'noHyphen'

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
  const text = plainSigns(typed).trim().toUpperCase()
  if (text === '') return { state: 'empty', ...nothing }
  const plain = undecorated(text)
  const bare = fittingCodes(plain, country, today)
  const named = countryCodes.includes(plain.slice(0, 2)) && plain.length > 2 ? plain.slice(0, 2) : null
  if (named === null || bare.length > 0) return { state: 'noCountry', ...nothing, repairs: bare.slice(0, 2) }
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
