/** A code without what spreadsheets and people put around it: each wrapping is taken off, one after the other. */
import { countryCalled } from '../country/country-find.ts'
import { tidied } from '../text.ts'
import { hasCode, isNamedCode } from './bare-code.ts'
import { undecorated } from './undecorated.ts'

/** A text that may be a code, and the country that a word before it has named; empty where none did. */
export interface Opened {
  text: string
  country: string
}

// As people here call a personal code; the longest first.
const labels = [
  'personal identification (?:code|number|no)|personal (?:code|number|id|no)|national id(?:entification)?(?: number)?',
  'identity (?:code|number)|identification code|serial ?number|id[ -](?:code|number|no|kood)|id|is\\.? ?kood|isiku[ -]?kood|isikukoodi?|ik|kood|code|sub',
  'asmens kodas|personas kods|henkil[öo]tunnus|hetu|pesel|rodn[ée] [čc][íi]slo|kennitala|cnp|tin|pc|oib|egn|егн|bsn|dni|nie|nif|cpr(?:-nr)?|personnummer|f[øo]dselsnummer|fnr|codice fiscale|rijksregisternummer|numéro national|(?:a|i|l|p)[./]?k\\.?',
  'личный код|персональный код|исикукоод|инн|код|[ли][./]? ?к\\.?|рнокпп|№'
].join('|')
const label = new RegExp(`^(${labels}|nr|no)(?!\\p{L})([\\s.:=#№–—-]*)(?=\\S)`, 'iu')

/** A short label may be a country's or a document's letters: it is one only where a colon or a whole code follows. */
function unlabelled(text: string, today: Date): string {
  const [whole = '', words = '', mark = ''] = label.exec(text) ?? []
  // NO is Norway.
  if (whole === '' || isNamedCode(text, today)) return text
  const rest = text.slice(whole.length)
  const isLong = words.length > 3 && mark !== ''
  return isLong || /[:=#№]/.test(mark) || hasCode(rest, today) ? rest : text
}

const quotes = String.raw`["'“”„‟«»‹›‘’‚‛\x60´]`
const quoted = new RegExp(`^${quotes}+|${quotes}+$`, 'gu')
const formula = /^=\s*(?:T\()?["“”]+(.*?)["“”]+\)?$/u
const calculated = /^=\s*(?=\d)/u
const bracketed = /^[([{<](.*)[)\]}>]$/u
// Behind a number: €, EUR.
const currency = /(?<=\d)\s*(?:€|eur)$/iu
const aside = /\s*[([{][^\d()[\]{}]*[)\]}]$/u
const stop = /[\s.,;:!?]+$/u
// Groups of three digits and noughts behind the point, as a number is shown: 38 001 085 718,00.
const number = /^(\d{1,3}(?:[\s.,'’]\d{3}){2,}|\d{8,14})[.,]0{1,2}$/
const grouped = /^\d{1,3}(?:[\s,'’]\d{3}){2,}$/
const countryWords = /^([\p{L}][\p{L}\s.'’()-]*?\p{L}\)?)[\s:/,–—-]+(?=[\p{L}]{0,3}[\s-]*\d)/u

// 38001085718 EE, 38001085718 (Eesti): only where the number is a code of that country.
const countryBehind = /^([\p{L}\d./+-]*\d[\p{L}\d]?)[\s/.,;|_([–—-]*([\p{L}][\p{L}\s.'’-]*)[)\]]?$/u

const countryWord = /^(\p{L}{4,})(?=\d)/u

// (EE) 38001085718, EE|38001085718, EE EE38001085718: only where the number is a code of that country.
const countryBefore = /^[([{<]?\s*(\p{L}{2,3})\s*[)\]}>]?[\s.,;:|#=_/–—-]*(\S.*)$/u
// Of a list: * 38001085718, 1) 38001085718.
const bullet = /^(?:[*•·~→>_‣▪-]+\s*|\d{1,2}[.)]\s+)(?=\S{8})|(?<=\S{8})[*_~]+$/gu

type Step = (text: string, today: Date) => Partial<Opened> | null

const cut = (pattern: RegExp): Step => {
  return (text) => {
    const rest = text.replace(pattern, '').trim()
    return rest !== text && rest !== '' ? { text: rest } : null
  }
}

const steps: readonly Step[] = [
  (text) => inner(formula.exec(text)),
  cut(calculated),
  cut(quoted),
  (text) => inner(bracketed.exec(text)),
  (text, today) => {
    const [, number = '', words = ''] = countryBehind.exec(text) ?? []
    const country = words.length < 2 ? null : countryCalled(words)
    if (country !== null && undecorated(number).startsWith(country) && isNamedCode(number, today))
      return { text: number }
    return country === null || !isNamedCode(`${country}${number}`, today) ? null : { text: number, country }
  },
  cut(aside),
  cut(stop),
  cut(currency),
  (text, today) => {
    const rest = unlabelled(text, today)
    return rest === text ? null : { text: rest }
  },
  (text) => inner(number.exec(text)),
  (text) => (grouped.test(text) ? { text: text.replaceAll(/\D/g, '') } : null),
  (text) => {
    const [whole = '', words = ''] = countryWords.exec(text) ?? countryWord.exec(text) ?? []
    // Two letters are a part of the code itself.
    const country = words.length > 2 ? countryCalled(words) : null
    return country === null ? null : { text: text.slice(whole.length), country }
  },
  (text, today) => {
    const [, words = '', number = ''] = countryBefore.exec(text) ?? []
    const country = words === '' ? null : countryCalled(words)
    if (country === null || isNamedCode(text, today)) return null
    const isTwice = isNamedCode(number, today) && undecorated(number).startsWith(country)
    return isTwice || isNamedCode(`${country}${number}`, today) ? { text: number, country } : null
  },
  (text, today) => {
    const rest = text.replaceAll(bullet, '')
    return rest !== text && hasCode(rest, today) ? { text: rest } : null
  }
]

const inner = (match: RegExpExecArray | null): Partial<Opened> | null =>
  match?.[1] === undefined || match[1].trim() === '' ? null : { text: match[1].trim() }

// More wrappings than people put around a code.
const mostSteps = 12

/** The text of a code cell without its wrappings; `today`: nobody is born after it. */
export function opened(typed: string, today: Date): Opened {
  let found: Opened = { text: tidied(typed), country: '' }
  for (let round = 0; round < mostSteps; round += 1) {
    const next = steps.map((step) => step(found.text, today)).find((one) => one !== null)
    if (next === undefined) return found
    found = { ...found, ...next }
  }
  return found
}
