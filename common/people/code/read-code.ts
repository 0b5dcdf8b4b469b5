/**
 * The one reading of a personal code: for the form, for lists of people, for searching, for comparing and for what main
 * keeps. It recognises a code, says how eeID writes it, asks where it may be two, and tells what a text is that is none.
 */
import { plainSigns } from '../plain-signs.ts'
import { birthdateOfCode } from '../sub-birthdate.ts'
import { tidied, tidiedCode } from '../text.ts'
import { fittingCodes, hasCode, isItalianForm, mistypedCodes } from './bare-code.ts'
import { type CodeState, stateOf } from './code-state.ts'
import { handWritten } from './hand-written.ts'
import { isCompanyOf, isDate, type LooksLike, lookAt, lookAtNumber } from './looks-like.ts'
import { lostZeros } from './lost-zeros.ts'
import { hasStrayLetters, misreadCodes } from './misread.ts'
import { type NamedCode, nameOf, ofCountry } from './named-code.ts'
import { fitsByChance } from './national-codes.ts'
import { opened } from './opened.ts'
import { codesInside, codesWithin, manyCodes } from './parted-codes.ts'
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
  /**
   * It may be each of these. `zeros`: the first is it, if the noughts in front were lost; `letters`: its letters are those
   * of one country or of another, or of a document.
   */
  | { kind: 'question'; why: 'whose' | 'zeros' | 'letters'; candidates: readonly string[] }
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
  if (several.length > 1) return ofSeveral(several, country, today)
  const packed = undecorated(open)
  const own = said || country
  const strange = hasCode(open, today) ? null : strangeness(open, packed, today)
  if (strange !== null) {
    const candidates = wholeOnes(codesWithin(open, today), own, today)
    return { kind: 'notCode', looksLike: strange, candidates }
  }
  const named = nameOf(packed, today)
  const misread = hasCode(open, today) ? null : misreadIn(packed, named, own, today)
  if (misread !== null) return { kind: 'notCode', looksLike: 'misread', candidates: misread }
  const letters = lettersOf(named, packed, own, today)
  if (letters.length > 1) return { kind: 'question', why: 'letters', candidates: letters }
  const one = Array.isArray(named) ? null : named
  const reading =
    one === null ? readBare(open, { packed, country: own, typed, today }) : asCode(one, tidiedCode(typed), today)
  return reading.kind === 'code' ? heldBack(reading, own, today) : reading
}

/** The codes that a text is with digits for its letters; null where nothing about it looks misread. */
function misreadIn(packed: string, named: ReturnType<typeof nameOf>, own: string, today: Date): string[] | null {
  const isOne = named !== null && !Array.isArray(named)
  const found = [
    ...(named === null ? [] : Array.isArray(named) ? named.map(parted) : [named]).flatMap(({ country, code }) =>
      misreadCodes(code, country, today)
    ),
    ...misreadCodes(packed, isOne && !isItalianLength(packed) ? own || named.country : own, today)
  ]
  if (found.length > 0) return [...new Set(found)]
  const isStray = isOne ? hasStrayLetters(named.code, named.country) : named === null && hasStrayLetters(packed, own)
  return isStray ? [] : null
}

const parted = (whole: string): NamedCode => ({ country: whole.slice(0, 2), code: whole.slice(2) })

const isItalianLength = (packed: string): boolean => packed.length === 16

/** What a text may be, where the letters in front may be a country's, a document's of the country told, or of a name. */
function lettersOf(named: ReturnType<typeof nameOf>, packed: string, own: string, today: Date): string[] {
  if (named === null) return []
  const found = Array.isArray(named) ? named : [`${named.country}${named.code}`]
  const countries = found.map((code) => code.slice(0, 2))
  if (Array.isArray(named)) return isOwnDocument(packed, countries, own) ? [...found, `${own}${packed}`] : found
  const isKnown = !['document', 'unchecked'].includes(stateOf(named.country, named.code, today))
  if (!isKnown && isItalianForm(packed) && named.country !== 'IT') return [`IT${packed}`, ...found]
  return !isKnown && isOwnDocument(packed, countries, own) ? [...found, `${own}${packed}`] : found
}

/** Whether a text may be a document's number of the country told, as KE0123456: nine signs at most (ICAO 9303-3). */
const isOwnDocument = (packed: string, countries: readonly string[], own: string): boolean =>
  own !== '' && !countries.includes(own) && /^[A-Z]{2}[A-Z0-9]{4,7}$/.test(packed) && /\d{4}/.test(packed)

/** The same code twice is one; else the clerk has to say which. */
function ofSeveral(several: readonly string[], country: string, today: Date): CodeReading {
  const [sure, ...others] = new Set(several.map((one) => sureCode(one, country, today)))
  const reading = sure == null || others.length > 0 ? null : readCode(sure, country, today)
  if (reading?.kind === 'code') return { ...reading, repairs: ['writing'] }
  return { kind: 'notCode', looksLike: 'twoCodes', candidates: [...new Set(wholeOnes(several, country, today))] }
}

/** What is neither a national code nor the number of a document: of a company, with a code within, or with strange signs. */
function heldBack(reading: ReadCode, country: string, today: Date): CodeReading {
  const number = reading.country === null ? undecorated(reading.value) : reading.value.slice(2)
  if (isCompanyOf(reading.country ?? '', number)) return { kind: 'notCode', looksLike: 'company', candidates: [] }
  if (!shapeless.includes(reading.state)) return reading
  const within = wholeOnes(codesInside(number, today), reading.country ?? country, today)
  if (within.length > 0) return { kind: 'notCode', looksLike: 'words', candidates: within }
  // A pseudonym of a country whose codes are not known here may have other signs.
  const isPlain = reading.state === 'unchecked' || /^[A-Z0-9/-]+$/.test(number)
  return isPlain ? reading : { kind: 'notCode', looksLike: 'signs', candidates: [] }
}

/** The states of what has not the form of a national code. */
const shapeless: readonly ReadCode['state'][] = ['document', 'unchecked', 'noCountry', 'wrongLength']

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
function strangeness(open: string, packed: string, today: Date): LooksLike | null {
  if (isDate(open, today)) return 'date'
  if (legalPerson.test(packed)) return 'company'
  if (!/^[A-Z0-9.+/_=-]+$/.test(packed)) return /\p{L}{3}/u.test(open) ? 'words' : 'signs'
  const hasWord = /(?:^|\s)\p{L}{3,}(?=\s|$)/u.test(open) && /\s/.test(open)
  const [digits, letters] = [packed.replaceAll(/\D/g, '').length, packed.replaceAll(/[^A-Z]/g, '').length]
  return hasWord || (digits < fewestDigits && letters >= fewestLetters) ? 'words' : null
}

// In certificates of companies (ETSI EN 319 412-1, 5.1.4).
const legalPerson = /^(?:VAT|NTR|PSD|LEI|LEIXG)(?:[A-Z]{2})?-/

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
  const own = handWritten(country, packed, today)
  if (own !== null) return asCode({ country, code: own }, tidiedCode(typed), today)
  const fitting = fittingCodes(packed, country, today)
  const fits = country === '' ? undefined : fitting.find((code) => code.startsWith(country))
  if (fits !== undefined) return asCode({ country, code: fits.slice(2) }, tidiedCode(typed), today)
  const zeros = lostZeros(packed, country, today)
  // Once a country is told, a number that fits another one without its noughts does so by chance.
  const others = country === '' ? fitting : []
  if (zeros.length > 0) return { kind: 'question', why: 'zeros', candidates: [...new Set([...zeros, ...others])] }
  if (fitting.some((code) => !fitsByChance(code.slice(0, 2), code.slice(2)))) {
    return { kind: 'question', why: 'whose', candidates: fitting }
  }
  const look = lookAtNumber(open, country, today)
  if (look !== null) return { kind: 'notCode', looksLike: look, candidates: [] }
  const mistyped = [...new Set([...mistypedCodes(packed, today), ...fitting])]
  const isOwn = country !== '' && mistyped.some((code) => code.startsWith(country))
  if (mistyped.length > 0 && !isOwn) return { kind: 'question', why: 'whose', candidates: mistyped }
  // So few digits are no number of a person or of a document.
  const isNumber = packed.replaceAll(/\D/g, '').length >= fewestDigits
  if (country !== '' && isNumber)
    return asCode(ofCountry(country, packed.replace(/^[-:/]+/, ''), today), tidiedCode(typed), today)
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
