/** Whether a reference is a mere number to whoever reads it, or may be words about somebody. */
import { hasHiddenSigns, plainSigns } from '../../common/people/plain-signs.ts'
import { withoutPlaces } from '../../common/templates.ts'
import { mayHoldPersonalNumber } from './personal-number.ts'

type Places = Readonly<Record<string, string>>

const day: Places = { '{year}': '20\\d\\d', '{month}': '(0[1-9]|1[0-2])', '{day}': '(0[1-9]|[12]\\d|3[01])' }

// As a desk fills its template (store/ledger/reference-template.ts): a number has noughts in front only to make it five digits.
const ownNumber = '(\\d{5}|[1-9]\\d{5})'
const anyDesk: Places = { ...day, '{desk}': '(?=[2-9]*[A-Z])[A-Z2-9]{3}', '{number}': '0\\d{4}' }

/**
 * Whether a reference was made by the desk's template, or is of such letters and digits only as stand in numbers: up to
 * three capitals together, or a word of the template, and nothing like a personal code, a document or a day. Everything else may be
 * a name that the claims do not have, and so may whatever has signs that nobody sees. `code` is this desk's own, empty
 * where it is not known: what other desks made by the template counts only where no code of a person looks like it.
 */
export const isNumberLike = (reference: string, template: string, code = ''): boolean =>
  !hasHiddenSigns(reference) && (isMade(reference, template, code) || isPlainNumber(reference, template))

/** Whether a reference that the desk did not make may hold a personal code, a document's number or a day, or hides signs. */
export const maySayNumber = (reference: string, template: string, code: string): boolean =>
  hasHiddenSigns(reference) || (!isMade(reference, template, code) && mayHoldPersonalNumber(reference))

const isPlainNumber = (reference: string, template: string): boolean =>
  !mayHoldPersonalNumber(reference) && lettersOf(plainSigns(reference)).every(isSign(template))

function isMade(reference: string, template: string, code: string): boolean {
  const own = { ...day, '{desk}': literally(code), '{number}': ownNumber }
  if (code !== '' && madeBy(template, own, reference)) return true
  return isLikeNoCode(template) && madeBy(template, anyDesk, reference)
}

function madeBy(template: string, places: Places, reference: string): boolean {
  const parts = template.split(/(\{\w+\})/).map((part) => places[part] ?? literally(part))
  return new RegExp(`^${parts.join('')}$`).test(reference)
}

/** Desk and number alone may be taken for the letters and digits of a document. */
const isLikeNoCode = (template: string): boolean =>
  template.includes('{year}') || /\p{L}{4}/u.test(withoutPlaces(template))

const literally = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')

const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? []

// Letters without capitals and small ones make words: in some scripts a name is two letters.
function isSign(template: string) {
  const words = lettersOf(plainSigns(withoutPlaces(template)))
  return (letters: string) => /^\p{Lu}{1,3}$/u.test(letters) || words.includes(letters)
}
