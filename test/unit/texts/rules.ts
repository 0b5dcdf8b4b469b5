/** What every language's texts are held to. Each rule returns what breaks it, in words for whoever wrote the text. */
import { isPlural, type LanguageName, stem, type Texts } from './catalogue.ts'
import { lettersBetween } from './letters-between.ts'
import type { WordToAvoid } from './words-to-avoid.ts'

/** Texts that another language has and this one lacks. */
export function missing(texts: Texts, others: readonly Texts[]): string[] {
  const here = new Set([...texts.keys()].map(stem))
  const wanted = new Set(others.flatMap((other) => [...other.keys()].map(stem)))
  return [...wanted].filter((key) => !here.has(key))
}

/** Plural forms that a language has and a text lacks, or the other way round. */
export function wrongForms(language: LanguageName, texts: Texts): string[] {
  const wanted = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort().join(' ')
  return [...new Set([...texts.keys()].filter(isPlural).map(stem))].flatMap((one) => {
    const keys = [...texts.keys()].filter((key) => stem(key) === one && key !== one)
    const forms = keys.map((key) => key.slice(one.length + 1)).sort()
    return forms.join(' ') === wanted ? [] : [`${one}: ${forms.join(' ')}`]
  })
}

/** The places to be filled: `{{place}}` by the app, `{place}` in a template that the office may change. */
function placeholders(text: string): string {
  return [...text.matchAll(/\{\{?\w+\}?\}/g)]
    .map(([place]) => place)
    .sort()
    .join(' ')
}

/** Texts whose places are not those of the same text in English. */
export function lostPlaces(texts: Texts, english: Texts): string[] {
  const wanted = new Map([...english].map(([key, text]) => [stem(key), placeholders(text)]))
  return [...texts].filter(([key, text]) => placeholders(text) !== wanted.get(stem(key))).map(([key]) => key)
}

/** The keys of the words for each state, by what the state means. */
export type States = Readonly<Record<string, readonly string[]>>

// Of a word of ten letters, four others: "Katkestatud" and "Katkenud" are as good as one word, "Ootel" and "Saatmata" not.
const farEnough = 0.4
const fewestLetters = 3

const bare = (text: string): string =>
  text
    .replaceAll(/\{\{\w+\}\}/g, '')
    .replaceAll(/[^\p{L} ]/gu, '')
    .trim()
    .toLowerCase()

/** Pairs of states that mean two things and have the same or nearly the same word; `meant`: pairs that may. */
export function alikeStates(texts: Texts, states: States, meant: readonly string[]): string[] {
  const words = Object.entries(states).flatMap(([meaning, keys]) =>
    keys.flatMap((key) => wordsOf(texts, key).map((word) => ({ meaning, word })))
  )
  const pairs = words.flatMap((one, i) => words.slice(i + 1).map((other) => [one, other] as const))
  const found = pairs
    .filter(([one, other]) => one.meaning !== other.meaning && isAlike(one.word, other.word))
    .map(([one, other]) => `${one.meaning} ~ ${other.meaning}`)
  return [...new Set(found)].filter((pair) => !meant.includes(pair))
}

/** All plural forms of a word; a state that has none is itself a fault of the table. */
function wordsOf(texts: Texts, key: string): string[] {
  const found = [...texts].filter(([each]) => stem(each) === key).map(([, text]) => bare(text))
  return found.length === 0 ? [`no text: ${key}`] : [...new Set(found)]
}

function isAlike(one: string, other: string): boolean {
  const distance = lettersBetween(one, other)
  return distance < fewestLetters || distance / Math.max(one.length, other.length) < farEnough
}

// The names of places are of the code.
const withoutPlaces = (text: string): string => text.replaceAll(/\{\{?\w+\}?\}/g, '')

/** Texts with a word that is to be avoided, each with the reason. */
export function avoidable(texts: Texts, words: readonly WordToAvoid[]): string[] {
  return [...texts].flatMap(([key, text]) =>
    words.filter(({ form }) => form.test(withoutPlaces(text))).map(({ why }) => `${key}: “${text}” ${why}`)
  )
}

// The quotation marks of the other languages, and the typewriter's. English closes with the Estonian's opening mark.
const foreign: Readonly<Record<LanguageName, RegExp>> = {
  en: /["'«»„‘]|“[^”]*$|^[^“]*”/u,
  et: /["'«»”’]/u,
  ru: /["'“”„’]/u
}

/** Texts with another kind of quotation mark or apostrophe than the language has. */
export function foreignMarks(language: LanguageName, texts: Texts): string[] {
  return [...texts].filter(([, text]) => foreign[language].test(text)).map(([key]) => key)
}

/** Texts in which a line could begin with a dash or with a unit: a no-break space goes before either. */
export function looseSpaces(texts: Texts): string[] {
  const loose = /(?:^|[^\u00a0])[—–]|(?:\d|\}\}) (?:[kM]?B|bytes?|baiti?|[кМ]?Б|байта?)(?!\p{L})/u
  return [...texts].filter(([, text]) => loose.test(text)).map(([key]) => key)
}

/** Texts that send the clerk to a page of the settings that there is not: "Settings → Page". */
export function deadPlaces(texts: Texts): string[] {
  const pages = [...texts].filter(([key]) => key.startsWith('settings.sections.')).map(([, title]) => title)
  const whole = texts.get('settings.title') ?? ''
  return [...texts]
    .filter(([, text]) => text.includes('→'))
    .filter(([, text]) => !pages.some((page) => text.includes(`${whole} → ${page}`)))
    .map(([key]) => key)
}

const proof = /proof/iu
const proofInRussian = /PDF-документ/u
const identityDocument = /(?<!PDF-)документ/iu

/** Russian texts that call the proof "документ", which is the identity document, or the other way round. */
export function mixedDocuments(texts: Texts, english: Texts): string[] {
  const meaning = new Map([...english].map(([key, text]) => [stem(key), text]))
  return [...texts]
    .filter(([key, text]) => {
      const said = meaning.get(stem(key)) ?? ''
      if (identityDocument.test(text)) return !/document/iu.test(said)
      return proofInRussian.test(text) && !proof.test(said)
    })
    .map(([key]) => key)
}

const toPerson = /^(?:person|screen|main\.slip|main\.message)\./
const familiar = /(?<!\p{L})(?:tuvasta|suuna|kontrolli|küsi|jätka|ütle|sina|sul|näed)(?!\p{L})/iu
const formal = /(?<!\p{L})(?:tuvastage|suunake|kontrollige|küsige|jätkake|öelge|te|näete|saate)(?!\p{L})/iu

/** Estonian texts that say "sina" to the person or "Teie" to the clerk. */
export function wronglyAddressed(texts: Texts): string[] {
  return [...texts].filter(([key, text]) => (toPerson.test(key) ? familiar : formal).test(text)).map(([key]) => key)
}
