/**
 * The one reading of a personal code: for the form, for lists of people, for searching, for comparing and for what main
 * keeps. It recognises a code, says how eeID writes it, asks where it may be two, and tells what a text is that is none.
 */
import { plainSigns } from '../plain-signs.ts'
import { birthdateOfCode } from '../sub-birthdate.ts'
import { tidied, tidiedCode } from '../text.ts'
import { bareCodes, fittingCodes, hasCode } from './bare-code.ts'
import { type CodeState, stateOf } from './code-state.ts'
import { isLatvianCompany, type LooksLike, lookAt, lookAtNumber } from './looks-like.ts'
import { lostZeros } from './lost-zeros.ts'
import { type NamedCode, nameOf, ofCountry } from './named-code.ts'
import { opened } from './opened.ts'
import { codesWithin, manyCodes } from './parted-codes.ts'
import { undecorated } from './undecorated.ts'

/** What was done to a text: a country put in front, a hyphen put in, or written otherwise. */
export type CodeRepair = 'country' | 'hyphen' | 'writing'

/** A code, as eeID writes it. */
export interface ReadCode {
  kind: 'code'
  /** What is sent. */
  value: string
  /** ISO 3166-1 alpha-2; null where the text has none and none is known. */
  country: string | null
  state: CodeState | 'noCountry'
  /** `YYYY-MM-DD`, only where nothing about the code looks mistyped. */
  birthdate: string | null
  repairs: readonly CodeRepair[]
}

/** What a text in the place of a code is. */
export type CodeReading =
  | { kind: 'empty' }
  | ReadCode
  /** It may be each of these. `zeros`: the first is it, if the noughts in front were lost. */
  | { kind: 'question'; why: 'whose' | 'zeros'; candidates: readonly string[] }
  /** `candidates`: the codes that stand in it. */
  | { kind: 'notCode'; looksLike: LooksLike; candidates: readonly string[] }

/**
 * Reads a text. `country`: that of the row, of the form or of the office, for codes that name none; empty where there is
 * none. `today`: nobody is born after it.
 */
export function readCode(typed: string, country: string, today: Date): CodeReading {
  const text = tidied(plainSigns(typed))
  if (text === '') return { kind: 'empty' }
  const { text: open, country: said } = opened(text, today)
  const look = lookAt(text) ?? lookAt(open)
  if (look !== null) return { kind: 'notCode', looksLike: look, candidates: [] }
  const several = manyCodes(open, today)
  if (several.length > 1)
    return { kind: 'notCode', looksLike: 'twoCodes', candidates: wholeOnes(several, country, today) }
  const packed = undecorated(open)
  const strange = hasCode(open, today) ? null : strangeness(open, packed)
  if (strange !== null) {
    const candidates = wholeOnes(codesWithin(open, today), said || country, today)
    return { kind: 'notCode', looksLike: strange, candidates }
  }
  const named = nameOf(packed, today)
  if (Array.isArray(named)) return { kind: 'question', why: 'whose', candidates: named }
  if (named?.country === 'LV' && isLatvianCompany(packed.replaceAll(/\D/g, ''))) {
    return { kind: 'notCode', looksLike: 'company', candidates: [] }
  }
  if (named !== null) return asCode(named, tidiedCode(typed), today)
  return readBare(open, { packed, country: said || country, typed, today })
}

/** The code that a text is for sure; null where it is none or a question. */
export function sureCode(typed: string, country: string, today: Date): string | null {
  const reading = readCode(typed, country, today)
  return reading.kind === 'code' && reading.country !== null ? reading.value : null
}

const wholeOnes = (texts: readonly string[], country: string, today: Date): string[] =>
  texts.flatMap((text) => {
    const reading = readCode(text, country, today)
    if (reading.kind === 'question') return reading.candidates
    return reading.kind === 'code' && reading.country !== null ? [reading.value] : []
  })

/** Why a text that holds no known national code is no other one either; null where it may be. */
function strangeness(open: string, packed: string): LooksLike | null {
  if (!/^[A-Z0-9.+/_=-]+$/.test(packed)) return /\p{L}{3}/u.test(open) ? 'words' : 'signs'
  const hasWord = /(?:^|\s)\p{L}{3,}(?=\s|$)/u.test(open) && /\s/.test(open)
  const [digits, letters] = [packed.replaceAll(/\D/g, '').length, packed.replaceAll(/[^A-Z]/g, '').length]
  return hasWord || (digits < fewestDigits && letters >= fewestLetters) ? 'words' : null
}

const fewestDigits = 4
/** Two are a country's, and a document's number has hardly more before its digits. */
const fewestLetters = 4

interface Bare {
  packed: string
  country: string
  typed: string
  today: Date
}

/** A text without the letters of a country. */
function readBare(open: string, { packed, country, typed, today }: Bare): CodeReading {
  const fitting = fittingCodes(packed, country, today)
  const own = country === '' ? undefined : fitting.find((code) => code.startsWith(country))
  if (own !== undefined) return asCode({ country, code: own.slice(2) }, tidiedCode(typed), today)
  const zeros = lostZeros(packed, country, today)
  // Once a country is told, a number that fits another one without its noughts does so by chance.
  const others = country === '' ? fitting : []
  if (zeros.length > 0) return { kind: 'question', why: 'zeros', candidates: [...new Set([...zeros, ...others])] }
  if (fitting.length > 0) return { kind: 'question', why: 'whose', candidates: fitting }
  const look = lookAtNumber(open, country, today)
  if (look !== null) return { kind: 'notCode', looksLike: look, candidates: [] }
  const mistyped = bareCodes(packed, country, today)
  const isOwn = country !== '' && mistyped.some((code) => code.startsWith(country))
  if (mistyped.length > 0 && !isOwn) return { kind: 'question', why: 'whose', candidates: mistyped }
  // So few digits are no number of a person or of a document.
  const isNumber = packed.replaceAll(/\D/g, '').length >= fewestDigits
  if (country !== '' && isNumber)
    return asCode(ofCountry(country, packed.replace(/^[-:/]+/, '')), tidiedCode(typed), today)
  return { kind: 'code', value: tidiedCode(typed), country: null, state: 'noCountry', birthdate: null, repairs: [] }
}

function asCode({ country, code }: NamedCode, typed: string, today: Date): ReadCode {
  const state = stateOf(country, code, today)
  const value = `${country}${code}`
  return {
    kind: 'code',
    value,
    country,
    state,
    birthdate: state === 'fits' ? birthdateOfCode(country, code) : null,
    repairs: repairsOf(value, typed)
  }
}

function repairsOf(value: string, typed: string): CodeRepair[] {
  if (value === typed) return []
  if (value.slice(2) === typed) return ['country']
  const isHyphen = value.replace('-', '') === typed
  return [isHyphen ? 'hyphen' : 'writing']
}
