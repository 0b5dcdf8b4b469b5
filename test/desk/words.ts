/**
 * What the app says, by the keys of the catalogue: a test names a text by its key and never copies it, so that a text may
 * be written anew without a test. A key that is not there does not compile.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type ParseKeys, type ResourceKey } from 'i18next'
import type {} from '../../common/locales/texts.ts'
import type { Language } from '../../common/words/languages.ts'

/** A key of what the windows say (`status.matching`), or of what main says (`main:notice.completed`). */
export type TextKey = ParseKeys<['desk', 'main']>

/** What is filled into the places of a text; `count` chooses the plural form too. */
export type Places = Readonly<Record<string, string | number>>

// What stands in a place that nothing was given for: no text has it.
const unfilled = '\0'
const folder = join(import.meta.dirname, '../../common/locales')

// From the disk, so that Vitest and Node alone read the same.
const read = (language: Language, file: string): ResourceKey =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8'))

function textsOf(language: Language) {
  const files = readdirSync(join(folder, language)).filter((file) => file !== 'main.json')
  const desk = Object.fromEntries(files.map((file) => [file.replace('.json', ''), read(language, file)]))
  return { desk, main: read(language, 'main.json') }
}

const texts = i18next.createInstance({
  resources: { en: textsOf('en'), et: textsOf('et'), ru: textsOf('ru') },
  ns: ['desk', 'main'],
  defaultNS: 'desk',
  lng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  missingInterpolationHandler: () => unfilled,
  parseMissingKeyHandler: (key) => {
    throw new Error(`the catalogue has no ${key}`)
  }
})
void texts.init()

function say(language: Language, key: TextKey, places: Places): string {
  const t = texts.getFixedT(language, 'desk') as (key: string, places: Places) => string
  return t(key, places)
}

/** Returns what says the texts of a language. It throws where a place of the text was given nothing. */
export const wordsIn =
  (language: Language) =>
  (key: TextKey, places: Places = {}): string => {
    const text = say(language, key, places)
    if (text.includes(unfilled)) throw new Error(`nothing was given for a place of “${key}”`)
    return text
  }

/** The text of a key in English, in which the specs work. */
export const words = wordsIn('en')

/** The English text of a key as a pattern, as strict as the text: only a place that is given nothing may be anything. */
export function wordsLike(key: TextKey, places: Places = {}): RegExp {
  return new RegExp(say('en', key, places).split(unfilled).map(escaped).join('.+'))
}

/** What begins with the English text of one of these keys, wherever a place of it may be anything. */
export const beginsLike = (...keys: readonly TextKey[]): RegExp =>
  new RegExp(`^(?:${keys.map((key) => wordsLike(key).source).join('|')})`)

/** A text as the pattern that nothing but itself fits. */
export const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
