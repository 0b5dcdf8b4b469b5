/** Whether a text tells who the person is. */

/** Claims by type (eeID API description, "Meaning"). */
type Claims = Readonly<Record<string, string>>

// Shorter parts of a name stand in many words: they count as whole words only, and a single letter not at all.
const shortestTelling = 3
const shortestWord = 2

/** Fewer digits than these are no personal code. */
const shortestCode = 6

/** Whether `text` has a value of the claims in it, or a part of a name, whatever its case, accents and punctuation. */
export function mentions(text: string, { sub = '', name = '', birthdate = '' }: Claims): boolean {
  return (
    namesIn(text, name) || codeIn(text, sub) || datesOf(birthdate || bornBy(sub)).some((date) => text.includes(date))
  )
}

function namesIn(text: string, name: string): boolean {
  const plain = plainly(text)
  const words = wordsOf(plain)
  return wordsOf(plainly(name)).some((part) =>
    part.length < shortestTelling ? part.length >= shortestWord && words.includes(part) : plain.includes(part)
  )
}

/** With and without its country, and however its digits are parted. */
function codeIn(text: string, sub: string): boolean {
  const code = bare(sub.replace(/^[A-Z]{2}/i, ''))
  const digits = code.replaceAll(/\D/g, '')
  if (digits.length >= shortestCode && text.replaceAll(/\D/g, '').includes(digits)) return true
  return code.length >= shortestTelling && bare(text).includes(code)
}

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** The birth date in an Estonian or Lithuanian code: the first digit says the century. */
function bornBy(sub: string): string {
  const [, first = '', year = '', month = '', day = ''] = /^(?:EE|LT)([1-8])(\d\d)(\d\d)(\d\d)\d{4}$/i.exec(sub) ?? []
  return first === '' ? '' : `${17 + Math.ceil(Number(first) / 2)}${year}-${month}-${day}`
}

function datesOf(birthdate: string): string[] {
  const [year = '', month = '', day = ''] = birthdate.split('-')
  if (day === '') return []
  const short = `${Number(day)}.${Number(month)}.${year}`
  return [
    birthdate,
    short,
    ...['.', '/', '-', ''].flatMap((sign) => [[day, month, year].join(sign), [year, month, day].join(sign)])
  ]
}

const wordsOf = (plain: string): string[] => plain.split(/[^\p{L}]+/u).filter((word) => word !== '')

const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
