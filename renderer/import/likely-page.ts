/** Which code page a file is in, by all of it: bytes that mean nothing in a page rule it out, and letters that belong together speak for it. */
import { type CodePage, codePages, readAs } from './code-pages.ts'

/** The file read as one page. */
export interface Reading {
  page: CodePage
  text: string
}

// The letters of the languages that people here have names in, besides a to z.
const common = 'õäöüšžÕÄÖÜŠŽåÅāčēģīķļņšūžĀČĒĢĪĶĻŅŪąęėįųĄĘĖĮŲćłńóśźżĆŁŃÓŚŹŻßéÉëËçÇ'
const rarer = 'èêàâîïôûùáíúñæøÆØÈÊÀÂÎÏÔÛÙÁÍÚÑěřýůťďňĚŘÝŮŤĎŇőűŐŰăşţĂŞŢãÃìòÌÒđĐğıİĞľĺŕĽĹŔŗŖōŌ'
const rare = 'ðþÐÞÿŸœŒ'
const russian = /[а-яёА-ЯЁ]/u
const otherCyrillic = /[іїєґўІЇЄҐЎ]/u
const marks = '’‘“”„«»–—…№€ \u00a0°§'

/** How much one sign speaks for a page; `before` and `after` are its neighbours. */
function weight(sign: string, before: string, after: string): number {
  if (marks.includes(sign)) return isLetter(before) && isLetter(after) && !'’‘–\u00a0'.includes(sign) ? -4 : 0
  if (!isLetter(sign)) return -4
  return isOddCase(sign, before, after) || isOddScript(sign, before, after) ? -3 : familiarity(sign)
}

/** Nobody writes a capital behind a small letter, nor a small letter in a word of capitals. */
const isOddCase = (sign: string, before: string, after: string): boolean =>
  (isCapital(sign) && (isSmall(before) || (isCapital(before) && isSmall(after)))) ||
  (isSmall(sign) && isCapital(before) && isCapital(after))

const isOddScript = (sign: string, ...neighbours: string[]): boolean =>
  neighbours.some((one) => isLetter(one) && isCyrillic(one) !== isCyrillic(sign))

function familiarity(letter: string): number {
  if (common.includes(letter) || russian.test(letter)) return 2
  if (otherCyrillic.test(letter)) return 1.5
  if (rarer.includes(letter)) return 0.6
  return rare.includes(letter) ? -0.5 : -1
}

const isLetter = (sign: string): boolean => /\p{L}/u.test(sign)
const isCyrillic = (sign: string): boolean => /\p{Script=Cyrillic}/u.test(sign)
const isCapital = (sign: string): boolean => /\p{Lu}/u.test(sign)
const isSmall = (sign: string): boolean => /\p{Ll}/u.test(sign)

/** The same for a text: each of its words counts once, or what every row repeats would drown the rest. */
function likelihood(text: string): number {
  const words = new Set(text.match(/[^\s;,"]*[^\s;,"\p{ASCII}][^\s;,"]*/gu))
  let sum = 0
  for (const word of words) {
    const signs = [...word]
    // Nobody writes a word in two alphabets.
    if (/\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word)) sum -= 6
    // Words of Latin letters are mostly a to z.
    const marked = signs.filter((sign) => sign > '\u007f' && /\p{Script=Latin}/u.test(sign)).length
    if (marked > 2 && marked > signs.length / 2) sum -= 3 * marked
    for (const [index, sign] of signs.entries()) {
      if (sign > '\u007f') sum += weight(sign, signs[index - 1] ?? '', signs[index + 1] ?? '')
    }
  }
  return sum
}

/**
 * The readings that are possible, the likeliest first; of pages that give the same text only the first. Those that are far
 * less likely than it are left out.
 */
export function likelyReadings(bytes: Uint8Array): Reading[] {
  const seen = new Set<string>()
  const possible = codePages.flatMap((page) => {
    const text = readAs(page, bytes)
    if (text === null || seen.has(text)) return []
    seen.add(text)
    return [{ page, text, score: likelihood(text) }]
  })
  return possible.toSorted((one, other) => other.score - one.score).map(({ page, text }) => ({ page, text }))
}

const mostSamples = 4

/** The words in which a reading differs from another one of the same bytes, as it has them. */
export function whereItDiffers(reading: string, other: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at < reading.length && found.size < mostSamples; at += 1) {
    if (reading[at] === other[at]) continue
    const from = Math.max(...[' ', ';', ',', '\t', '\n', '"'].map((mark) => reading.lastIndexOf(mark, at - 1))) + 1
    const [word = ''] = /^[^\s;,"]*/.exec(reading.slice(from, from + 60)) ?? []
    if (word !== '') found.add(word)
    at = Math.max(at, from + word.length)
  }
  return [...found]
}
