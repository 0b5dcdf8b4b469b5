/** The birth date, `YYYY-MM-DD`, told by a `sub` (country code and national id), or null when it tells none. */
export function birthdateOfSub(sub: string): string | null {
  const country = sub.slice(0, 2)
  const code = sub.slice(2)
  if (country === 'EE' || country === 'LT') return birthdateOfCenturyCode(code)
  if (country === 'LV') return birthdateOfLatvianCode(code)
  return null
}

/** Estonian and Lithuanian codes: a digit for century and sex, then YYMMDD. */
function birthdateOfCenturyCode(code: string): string | null {
  const [, first, year, month, day] = /^([1-8])(\d\d)(\d\d)(\d\d)\d{4}$/.exec(code) ?? []
  if (!first || !year || !month || !day) return null
  const century = 18 + Math.floor((Number(first) - 1) / 2)
  return realDate(`${century}${year}-${month}-${day}`)
}

/** Latvian codes: DDMMYY, a hyphen, a digit for the century. Codes that begin with 32 carry no birth date. */
function birthdateOfLatvianCode(code: string): string | null {
  const [, day, month, year, century] = /^(\d\d)(\d\d)(\d\d)-([012])\d{4}$/.exec(code) ?? []
  if (!day || !month || !year || !century || day === '32') return null
  return realDate(`${18 + Number(century)}${year}-${month}-${day}`)
}

function realDate(text: string): string | null {
  return isRealDate(text) ? text : null
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isRealDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** An Estonian personal code with its check digit for a birth date `YYYY-MM-DD` and a serial number 0 to 999. */
export function estonianCode(birthdate: string, female: boolean, serial: number): string {
  const [year = '2000', month = '01', day = '01'] = birthdate.split('-')
  const century = (Number(year.slice(0, 2)) - 18) * 2 + (female ? 2 : 1)
  const digits = `${century}${year.slice(2)}${month}${day}${String(serial % 1000).padStart(3, '0')}`
  return digits + checkDigit(digits)
}

function checkDigit(digits: string): number {
  const sum = (weights: string) =>
    [...digits].reduce((all, d, i) => all + Number(d) * Number(weights.charAt(i)), 0) % 11
  const first = sum('1234567891')
  if (first < 10) return first
  const second = sum('3456789123')
  return second < 10 ? second : 0
}
