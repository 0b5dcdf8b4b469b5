/**
 * The birth date that a national code tells. `stdnum` checks codes and keeps this to itself, so the rules of the codes
 * with a plain century stand here.
 */

type Rule = (code: string) => string | null

/** The date as `YYYY-MM-DD`, or null where the calendar has no such day. */
export function realDate(year: number, month: number, day: number): string | null {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  const date = new Date(`${text}T00:00:00Z`)
  // The 31st of February becomes a day in March: then it was none.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

const numbers = (match: RegExpExecArray | null): number[] => (match ?? []).slice(1).map(Number)

// Estonia: RT I, 06.03.2012, 4. Lithuania: the same digits (Gyventojų registro įstatymas); 9 tells no date.
const centuryFirst: Rule = (code) => {
  const [first, year, month, day] = numbers(/^([1-8])(\d\d)(\d\d)(\d\d)\d{4}$/.exec(code))
  if (first === undefined || year === undefined || month === undefined || day === undefined) return null
  return realDate(1800 + 100 * Math.floor((first - 1) / 2) + year, month, day)
}

// Latvia: DDMMYY, a hyphen, the century (0: 1800s); codes since 2017 begin with 32 and tell no date.
const latvian: Rule = (code) => {
  const [day, month, year, century] = numbers(/^(\d\d)(\d\d)(\d\d)-?([012])\d{4}$/.exec(code))
  if (day === undefined || month === undefined || year === undefined || century === undefined) return null
  return realDate(1800 + 100 * century + year, month, day)
}

// Finland: DDMMYY and a sign of the century (dvv.fi, "The personal identity code"; the letters besides A since 2023).
const finnish: Rule = (code) => {
  const match = /^(\d\d)(\d\d)(\d\d)([-+YXWVUABCDEF])\d{3}[0-9A-Y]$/.exec(code)
  const [day, month, year] = numbers(match)
  const sign = match?.[4]
  if (day === undefined || month === undefined || year === undefined || sign === undefined) return null
  const century = sign === '+' ? 1800 : '-YXWVU'.includes(sign) ? 1900 : 2000
  return realDate(century + year, month, day)
}

// Poland: YYMMDD, where the month says the century: 80 is added for the 1800s, 20 for the 2000s (gov.pl, "PESEL").
const polish: Rule = (code) => {
  const [year, month, day] = numbers(/^(\d\d)(\d\d)(\d\d)\d{5}$/.exec(code))
  if (year === undefined || month === undefined || day === undefined) return null
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]
  return century === undefined ? null : realDate(century + year, month % 20, day)
}

const rules: Readonly<Record<string, Rule>> = {
  EE: centuryFirst,
  LT: centuryFirst,
  LV: latvian,
  FI: finnish,
  PL: polish
}

/** Whether every code of a country tells a birth date, so that one that tells none cannot be right. */
export const tellsBirthdate = (country: string, code: string): boolean =>
  country in rules && !(country === 'LT' && code.startsWith('9')) && !(country === 'LV' && code.startsWith('32'))

/** The birth date, `YYYY-MM-DD`, that a country's code tells; null where it tells none that we can read. */
export function birthdateOfCode(country: string, code: string): string | null {
  return rules[country]?.(code) ?? null
}
