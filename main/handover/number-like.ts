/** Whether a reference is a mere number to whoever reads it, or may be words about somebody. */

// As the desk fills its template (store/ledger/reference-template.ts).
const places: Readonly<Record<string, string>> = {
  '{desk}': '[A-Z2-9]{3}',
  '{number}': '\\d{5,}',
  '{year}': '\\d{4}',
  '{month}': '\\d\\d',
  '{day}': '\\d\\d'
}

/**
 * Whether a reference was made by the desk's template, or is of such letters and digits only as stand in numbers: up to
 * three capitals together, or a word of the template, and nothing like a personal code, a document or a day. Everything else may be
 * a name that the claims do not have.
 */
export const isNumberLike = (reference: string, template: string): boolean =>
  madeBy(template).test(reference) || (!looksPersonal(reference) && lettersOf(reference).every(isSign(template)))

function madeBy(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => places[part] ?? literally(part))
  return new RegExp(`^${parts.join('')}$`)
}

const literally = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')

const personal = [
  // Personal codes: eleven digits, or a sign after the sixth.
  /(?<!\d)\d{11}(?!\d)/,
  /(?<!\d)\d{6}[-+A]\d{3}[\dA-Z]/,
  // Numbers of documents: letters and many digits without a sign between them.
  /(?<!\p{L})(\p{L}{2,3}\d{4,}|\p{L}\d{6,})/u,
  // Days.
  /(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)/
]

const looksPersonal = (reference: string): boolean => personal.some((form) => form.test(reference))

const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? []

function isSign(template: string) {
  const words = lettersOf(template.replaceAll(/\{\w+\}/g, ' '))
  return (letters: string) => (letters.length <= 3 && letters === letters.toUpperCase()) || words.includes(letters)
}
