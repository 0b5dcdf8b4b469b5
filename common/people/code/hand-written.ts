/**
 * How people write codes of countries whose codes are not checked here: with a slash, and without the century. eeID writes
 * Swedish ones in twelve digits, and no slash.
 */

/** The code as eeID writes it; null where the text has not the form in which people there write theirs. */
type Rule = (text: string, today: Date) => string | null

/** Every second digit twice, from the first on (ISO/IEC 7812-1, annex B). */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const twice = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

// Sweden: YYMMDD, a hyphen, or a plus from the year of the hundredth birthday on (folkbokföringslagen 1991:481, 18 §).
const swedish: Rule = (text, today) => {
  const [, century = '', digits = '', sign = '', rest = ''] = /^(18|19|20)?(\d{6})([-+])?(\d{4})$/.exec(text) ?? []
  if (digits === '' || !isLuhn(`${digits}${rest}`) || !isSwedishDay(digits)) return null
  if (century === '' && sign === '') return null
  if (century !== '') return `${century}${digits}${rest}`
  const year = Number(digits.slice(0, 2))
  const latest = today.getFullYear() - (sign === '+' ? 100 : 0)
  return `${Math.floor((latest - year) / 100)}${digits}${rest}`
}

// 60 is added to the day of whoever does not live there (samordningsnummer).
const isSwedishDay = (digits: string): boolean => /^\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])$/.test(digits)

// Czechia and Slovakia: YYMMDD, a slash, three digits until 1953 and four after that; eleven divides the longer ones
// (zákon 133/2000 Sb., § 13; zákon 301/1995 Z. z., § 2). 50 is added to the month of a woman, and 20 where numbers ran out.
const withSlash: Rule = (text) => {
  const [, digits = '', month = '', rest = ''] = /^(\d\d(\d\d)\d\d)\/(\d{3,4})$/.exec(text) ?? []
  const plain = Number(month) % 50
  const isMonth = plain >= 1 && plain <= 32 && plain % 20 <= 12 && plain % 20 >= 1
  const isChecked = rest.length === 3 || Number(`${digits}${rest}`) % 11 === 0
  return digits !== '' && isMonth && isChecked ? `${digits}${rest}` : null
}

// Denmark: DDMMYY, a hyphen, four digits (cpr.dk). eeID's writing is not known, so it stays.
const danish: Rule = (text) => (/^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-\d{4}$/.test(text) ? text : null)

// Ukraine: ten digits, the last of which is reckoned from the others (наказ Мінфіну 822 of 2017).
const ukrainian: Rule = (text) => {
  if (!/^\d{10}$/.test(text)) return null
  const sum = [-1, 5, 7, 9, 4, 6, 10, 5, 7].reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return text.endsWith(String((((sum % 11) + 11) % 11) % 10)) ? text : null
}

const rules: Readonly<Record<string, Rule>> = { SE: swedish, CZ: withSlash, SK: withSlash, DK: danish, UA: ukrainian }

/** Whose codes people write otherwise than eeID does. */
export const writtenByHand: readonly string[] = ['SE', 'CZ', 'SK']

/** A country's code as eeID writes it, where the text is one as people there write it; else null. */
export const handWritten = (country: string, text: string, today: Date): string | null =>
  rules[country]?.(text, today) ?? null

/** The whole codes that a text may be by its form alone. Many numbers look like those of the other countries. */
export const handWrittenCodes = (text: string, today: Date): string[] =>
  writtenByHand.flatMap((country) => {
    const code = handWritten(country, text, today)
    return code === null ? [] : [`${country}${code}`]
  })
