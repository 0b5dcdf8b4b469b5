/** What a text in the place of a code looks like, where it is none. */
import { ytunnus } from 'stdnum/lib/cjs/fi/index.js'
import { pvn } from 'stdnum/lib/cjs/lv/index.js'
import { birthdateToIso } from '../birthdate.ts'

/**
 * `nothing`: a word for "no code", as NULL; `hashes`: what a column that is too narrow shows; `shortened`: a number in
 * scientific notation; `words`: text around a code or in its
 * place; `misread`: a code with letters where digits belong; `short`: a number with fewer digits than any code has; `signs`: signs that no code has.
 */
export const looks = [
  'nothing',
  'hashes',
  'shortened',
  'email',
  'phone',
  'name',
  'words',
  'date',
  'company',
  'twoCodes',
  'misread',
  'short',
  'signs'
] as const

/** One of them. */
export type LooksLike = (typeof looks)[number]

/** Of these the clerk may know better: they have digits, and a document's number may look so. */
export const mayBeNumber: readonly LooksLike[] = ['date', 'company', 'twoCodes', 'phone', 'short', 'words', 'misread']

const nothing =
  /^(?:null|nil|none|nan|n\/?a|n\.a\.?|#n\/a|#н\/д|#[\p{L}0-9/]+[!?]|na|puudub|puudu|ei (?:ole|tea|tead|oska öelda)|pole(?: teada)?|tundmatu|teadmata|tühi|missing|unknown|undefined|not (?:available|known|applicable|provided|given)|no (?:code|id|data|value)|blank|empty|true|false|yes|no|jah|нет(?: данных| кода)?|без кода|пусто|отсутствует|неизвестн[оа]|nav(?: zināms)?|nezināms|n[eė]ra|nežinom(?:as|a)|ei|tbd|x+|[-–—_.?*/\\ ]+|0+(?:[.,]0+)?)$/iu

// As tables of databases write it: (blank), [null], <none>.
const inBrackets = /^[([{<]+(.*?)[)\]}>]+$/u

/** What the text is, where that can be told at a glance; null where it may be a code. */
export function lookAt(text: string): LooksLike | null {
  if (/^#{2,}$/.test(text)) return 'hashes'
  if (nothing.test(text.replace(inBrackets, '$1'))) return 'nothing'
  if (/\S@\S/.test(text)) return 'email'
  if (/^[+-]?\d+(?:[.,]\d+)?\s*(?:[eе]\s*[+-]?|[x×*]\s*10\s*\^?\s*)\d{1,3}$/iu.test(text)) return 'shortened'
  if (/\d/.test(text)) return null
  if (/^\p{L}[\p{L}\p{M}\s.,'’ʼ‘`-]*$/u.test(text)) return 'name'
  return /\p{L}/u.test(text) ? 'words' : 'signs'
}

/**
 * What a number without its country looks like, once it fits no country's codes; null where it looks like nothing known.
 * `country`: that of the row, of the form or of the office; empty where there is none.
 */
export function lookAtNumber(text: string, country: string, today: Date): LooksLike | null {
  if (/^(?:\+|00)\s*\d[\d\s()-]{6,}$/.test(text)) return 'phone'
  if (isDate(text, today)) return 'date'
  if (isCompany(text, country)) return 'company'
  return isShort(text, country) ? 'short' : null
}

/** Whether a number is that of a company: an Estonian one where no other country is told. */
function isCompany(text: string, country: string): boolean {
  const isEstonian = (country === '' || country === 'EE') && estonianCompany.test(text)
  return isEstonian || ytunnus.validate(text).isValid || isLatvianCompany(text)
}

// Numbers of documents are longer; those of Estonia and Latvia begin with letters.
const isShort = (text: string, country: string): boolean =>
  /^[\d\s]+$/.test(text) && text.replaceAll(/\D/g, '').length < (['EE', 'LV'].includes(country) ? 9 : 7)

// Eight digits: companies begin with 1, what belongs to the state with 7, associations with 8, foundations with 9 (ariregister.rik.ee).
const estonianCompany = /^[1789]\d{7}$/

/** Whether a text is a day on which somebody may have been born. `today`: nobody is born after it. */
export const isDate = (text: string, today: Date): boolean => {
  // Six digits are the beginning of many numbers.
  if (/^\d{1,7}$/.test(text)) return false
  const iso = birthdateToIso(text, today) ?? monthFirst(text, today)
  return iso !== null && iso >= '1900' && new Date(iso) <= today
}

const monthFirst = (text: string, today: Date): string | null =>
  birthdateToIso(text.replace(/^(\d{1,2})([/.-])(\d{1,2})(?=\2)/, '$3$2$1'), today)

/** Whether a number is that of a company of a country that is named. */
export const isCompanyOf = (country: string, number: string): boolean => ownCompanies[country]?.(number) ?? false

const ownCompanies: Readonly<Record<string, (number: string) => boolean>> = {
  EE: (number) => estonianCompany.test(number),
  FI: (number) => ytunnus.validate(number).isValid,
  LV: (number) => isLatvianCompany(number.replaceAll(/\D/g, ''))
}

/** Whether a number is that of a Latvian company: no day begins with its first digit. */
const isLatvianCompany = (text: string): boolean => {
  const finding = pvn.validate(text)
  return /^[459]\d{10}$/.test(text) && finding.isValid && finding.isCompany
}
