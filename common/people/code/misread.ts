/** Codes in which letters stand for digits, as a scanner or a tired eye reads them: O for 0, I for 1. */
import { stateOf } from './code-state.ts'
import { ofCountry } from './named-code.ts'
import { digitsOf } from './national-codes.ts'

/** The digits that a letter may have been. */
const digitsFor: Readonly<Record<string, string>> = {
  ...{ O: '0', Q: '0', D: '0', U: '0', I: '1', L: '1', J: '1', Z: '27', A: '4', S: '58', G: '69', T: '7', B: '86' }
}

/** Where a code has letters of its own (`A`; `?` either): there nothing is misread. */
const forms: Readonly<Record<string, readonly string[]>> = {
  FI: ['000000?000?'],
  IT: ['AAAAAA00A00A000A'],
  ES: ['00000000A', 'A0000000A']
}

const near = ['EE', 'LV', 'LT', 'FI', 'PL', 'IT']

/** Beyond so many letters it is no code any more, and there are too many ways to read it. */
const mostLetters = 4

/**
 * The whole codes that a text may be once its letters are digits; only those that fit. `country`: whose it is; empty where
 * nobody has told. `today`: nobody is born after it.
 */
export function misreadCodes(code: string, country: string, today: Date): string[] {
  const countries = country === '' ? near : [country]
  const found = countries.flatMap((one) =>
    readings(code, one).flatMap((text) => {
      const whole = ofCountry(one, text, today)
      return stateOf(one, whole.code, today) === 'fits' ? [`${one}${whole.code}`] : []
    })
  )
  return [...new Set(found)]
}

/** Whether a number of a country's length, in a country whose codes are digits alone, has letters among its digits. */
export function hasStrayLetters(code: string, country: string): boolean {
  const bare = code.replaceAll('-', '')
  const letters = bare.replaceAll(/\d/g, '')
  const isLong = ['EE', 'LV', 'LT', 'PL'].includes(country) && bare.length === digitsOf[country]
  return isLong && letters.length > 0 && letters.length < mostLetters && /^[A-Z]+$/.test(letters)
}

/** Every way to read the letters that stand where the country's codes have digits; none where there are none such. */
function readings(code: string, country: string): string[] {
  const bare = code.replaceAll(/[\s.-]/g, '')
  const shapes = forms[country]?.map((form) =>
    (form[6] === '?' ? code : bare).padEnd(form.length).slice(0, form.length)
  )
  const all = (shapes ?? [bare]).flatMap((text, index) => inForm(text, forms[country]?.[index]))
  return all.filter((text) => text !== code && text !== bare)
}

function inForm(text: string, form: string | undefined): string[] {
  const misread = [...text].filter((sign, index) => (form?.[index] ?? '0') === '0' && /[A-Z]/.test(sign))
  if (misread.length === 0 || misread.length > mostLetters) return []
  let all = ['']
  for (const [index, sign] of [...text].entries()) {
    const isDigit = (form?.[index] ?? '0') === '0'
    const meant = isDigit && /[A-Z]/.test(sign) ? [...(digitsFor[sign] ?? '')] : [sign]
    all = all.flatMap((before) => meant.map((digit) => `${before}${digit}`))
  }
  return all
}
