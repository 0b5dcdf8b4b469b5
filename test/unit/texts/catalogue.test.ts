import { describe, expect, it } from 'vitest'
import { catalogue, type LanguageName, type Texts } from './catalogue.ts'
import {
  alikeStates,
  avoidable,
  deadPlaces,
  foreignMarks,
  looseSpaces,
  lostPlaces,
  missing,
  mixedDocuments,
  wrongForms,
  wronglyAddressed
} from './rules.ts'
import { meant, states } from './states.ts'
import { wordsToAvoid } from './words-to-avoid.ts'

const languages: readonly LanguageName[] = ['en', 'et', 'ru']

/** Each rule, as it is asked of one language among all of them. */
const rules: Record<string, (language: LanguageName, all: Record<LanguageName, Texts>) => string[]> = {
  'lack no text that another language has': (language, all) => missing(all[language], Object.values(all)),
  'have every plural form of their language and no other': (language, all) => wrongForms(language, all[language]),
  'have the same places to fill as in English': (language, all) => lostPlaces(all[language], all.en),
  'tell every state from every other at a glance': (language, all) =>
    alikeStates(all[language], states, meant[language]),
  'have no word that is to be avoided': (language, all) => avoidable(all[language], wordsToAvoid[language]),
  'have one kind of quotation mark and apostrophe': (language, all) => foreignMarks(language, all[language]),
  'begin no line with a dash or with a unit': (language, all) => looseSpaces(all[language]),
  'name only places that there are': (language, all) => deadPlaces(all[language]),
  'call the proof and the identity document by two words': (language, all) =>
    language === 'ru' ? mixedDocuments(all.ru, all.en) : [],
  'call the person Teie and the clerk sina': (language, all) => (language === 'et' ? wronglyAddressed(all.et) : [])
}

describe.each(languages)('the texts in %s', (language) => {
  it.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(rule(language, catalogue)).toEqual([])
  })
})
