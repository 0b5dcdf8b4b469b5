/** The clerk's guide says what the screen says, in each language, and names the keys that the app has. */
import { describe, expect, test } from 'vitest'
import { type ActionName, actionKeys } from '../../renderer/ui/action-keys.ts'
import { comboLabel } from '../../renderer/ui/keys.ts'
import type { TextKey } from '../desk/words.ts'
import { guideIn, keysOf, keyTableOf, namedKeysOf, picturesIn, screenWordsOf } from './guide-words.ts'
import { catalogue, type LanguageName } from './texts/catalogue.ts'
import { wordsToAvoid } from './texts/words-to-avoid.ts'

const languages: readonly LanguageName[] = ['en', 'et', 'ru']
const actions = Object.keys(actionKeys) as ActionName[]
const keyOf = (action: ActionName): string => comboLabel(actionKeys[action], false)

/** Buttons whose words are not those of their action in the list of commands. */
const buttons: Readonly<Partial<Record<TextKey, ActionName>>> = {
  'palette.title': 'palette',
  'health.title': 'health',
  'import.button': 'importList',
  'create.create': 'create',
  'handover.message': 'copyMessage',
  'handover.mail': 'mail',
  'handover.slip': 'printSlip',
  'completed.open': 'openCompleted',
  'handover.large': 'largeCode',
  'action.handOver': 'handOver',
  'action.copyLink': 'copyLink',
  'action.discard': 'discard',
  'action.correct': 'correct',
  'action.sendAgain': 'sendAgain',
  'action.saveProof': 'saveProof',
  'action.openProof': 'openProof',
  'action.saveRecord': 'saveRecord',
  'preview.open': 'previewProof',
  'print.print': 'printProof'
}

/** Keys that are no action's: they belong to the list, to the text fields, or to the system. */
const otherKeys = ['Ctrl', '⌘', 'Ctrl+A', 'Esc', 'Enter', '↑', '↓']

/** What has to be explained wherever the guide is read: every state, every verdict, every page of the settings. */
const explained = /^(status\.|likeness\.verdict\.|settings\.sections\.|list\.superseded$|proofMark\.refused$)/

describe.each(languages)('the guide in %s', (language) => {
  const guide = guideIn(language)
  const texts = new Map([...catalogue[language]].map(([key, text]) => [key, text.replaceAll(/\s+/g, ' ')]))
  const onScreen = new Set(texts.values())
  const keysSaying = (words: string) => [...texts].filter(([, text]) => text === words).map(([key]) => key)

  test('has nothing in italics but words of the screen', () => {
    const words = screenWordsOf(guide)
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter((word) => !onScreen.has(word) && word !== guideWord(language))).toEqual([])
  })

  test('explains every state, every verdict and every page of the settings', () => {
    const said = new Set(screenWordsOf(guide))
    const missing = [...texts].filter(([key, text]) => explained.test(key) && !said.has(text))
    expect(missing).toEqual([])
  })

  test('names the key of what it stands behind', () => {
    const wrong = namedKeysOf(guide).filter(({ words, key }) => {
      const possible = keysSaying(words).map(
        (text) => buttons[text as TextKey] ?? (text.replace(/^does\./, '') as ActionName)
      )
      return !possible.some((action) => action in actionKeys && keyOf(action) === key)
    })
    expect(wrong).toEqual([])
  })

  test('names no key that does nothing', () => {
    const known = new Set([...actions.map(keyOf), ...otherKeys, texts.get('palette.always.space')])
    expect(keysOf(guide).filter((key) => !known.has(key))).toEqual([])
  })

  test('has every key, with what it does, in the table', () => {
    const table = keyTableOf(guide).toSorted((one, other) => one.words.localeCompare(other.words))
    const wanted = actions.map((action) => ({ words: texts.get(`does.${action}`) ?? '', key: keyOf(action) }))
    expect(table).toEqual(wanted.toSorted((one, other) => one.words.localeCompare(other.words)))
  })

  test('has pictures of its own language only', () => {
    const pictures = picturesIn(language)
    expect(pictures.length).toBeGreaterThan(5)
    expect(pictures.filter((picture) => !picture.startsWith(`../screenshots/${language}-light/`))).toEqual([])
  })

  test('has no word that the screen avoids', () => {
    const lines = guide.split('\n').filter((line) => wordsToAvoid[language].some(({ form }) => form.test(line)))
    expect(lines).toEqual([])
  })
})

/** The word that says what italics are for. */
const guideWord = (language: LanguageName): string => ({ en: 'Italics', et: 'Kaldkirjas', ru: 'Курсивом' })[language]
