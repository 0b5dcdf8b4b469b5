/** Whether a text tells who the person is. */
import { plainSigns } from '../../common/people/plain-signs.ts'
import { folded } from '../../common/people/text.ts'
import { type ClaimKind, kindOf } from '../../common/words/requests.ts'

/** Claims by type (eeID API description, "Meaning"). */
type Claims = Readonly<Record<string, string>>

// Shorter parts of a name stand in many words: they count as whole words only, and a single letter not at all.
const shortestTelling = 3
const shortestWord = 2

/** A part of a name so long is found though its letters stand apart. */
const longEnoughToPart = 4

/** Fewer digits than these are no personal code. */
const shortestCode = 6

/** Fewer letters and digits of anything else stand in many texts. */
const shortestText = 4

/** Whether a value of the claims, or a part of a name, stands in `text`. Case, accents, script and punctuation do not count. */
export function mentions(text: string, claims: Claims): boolean {
  const plain = plainSigns(text)
  return Object.entries(claims).some(([type, value]) => isIn[kindOf(type)](plain, plainSigns(value)))
}

/** Whether a text has a value of each kind in it; both with plain signs. */
const isIn: Record<ClaimKind, (text: string, value: string) => boolean> = {
  code: (text, sub) => codeIn(text, sub) || dateIn(text, bornBy(sub)),
  name: namesIn,
  date: dateIn,
  // Too many people share one.
  country: () => false,
  text: (text, value) => bare(value).length >= shortestText && bare(text).includes(bare(value))
}

function namesIn(text: string, name: string): boolean {
  const plain = folded(text)
  const words = wordsOf(plain)
  const letters = words.join('')
  return wordsOf(folded(name)).some((part) => {
    if (part.length < shortestTelling) return part.length >= shortestWord && words.includes(part)
    return plain.includes(part) || (part.length >= longEnoughToPart && letters.includes(part))
  })
}

/** With and without its country, and however its digits are parted. */
function codeIn(text: string, sub: string): boolean {
  const code = bare(sub.trim().replace(/^[A-Z]{2}/i, ''))
  const digits = code.replaceAll(/\D/g, '')
  if (digits.length >= shortestCode && text.replaceAll(/\D/g, '').includes(digits)) return true
  return code.length >= shortestTelling && bare(text).includes(code)
}

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** The birth date in an Estonian or Lithuanian code: the first digit says the century. */
function bornBy(sub: string): string {
  const [, first = '', year = '', month = '', day = ''] =
    /^(?:EE|LT)?([1-8])(\d\d)(\d\d)(\d\d)\d{4}$/i.exec(sub.trim()) ?? []
  return first === '' ? '' : `${17 + Math.ceil(Number(first) / 2)}${year}-${month}-${day}`
}

/** In any order that people write, with or without noughts in front, and whatever stands between its parts. */
function dateIn(text: string, birthdate: string): boolean {
  const [year = '', month = '', day = ''] = birthdate.trim().split('-')
  if (day === '') return false
  const numbers = ` ${text.replaceAll(/\D+/g, ' ')} `
  const digits = text.replaceAll(/\D/g, '')
  const whole = [`${day}${month}${year}`, `${year}${month}${day}`, `${month}${day}${year}`]
  const short = [Number(day), Number(month), year]
  const parted = [short, short.toReversed(), [Number(month), Number(day), year]].map((parts) => ` ${parts.join(' ')} `)
  const withoutNoughts = numbers.replaceAll(/ 0+(?=\d)/g, ' ')
  return whole.some((date) => digits.includes(date)) || parted.some((date) => withoutNoughts.includes(date))
}

const wordsOf = (plain: string): string[] => plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
