import { describe, expect, it } from 'vitest'
import { allSettings } from '../../../common/settings/pages.ts'
import { healthCodes } from '../../../common/words/health/line.ts'
import { fieldProblemCode, problemCode } from '../../../preload/contract/answers.ts'
import { connectionState } from '../../../preload/contract/connection.ts'
import { startupState } from '../../../preload/contract/startup.ts'
import { catalogue, stem, type Texts } from '../texts/catalogue.ts'

// The policy's templates for Windows have words too; they are made, and are no part of what runs.
const sources = import.meta.glob<string>(['../../../{main,renderer}/**/*.{ts,tsx}', '../../policy/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true
})
const english = catalogue.en
const languages = Object.entries(catalogue)
const stems = (texts: Texts) => [...new Set([...texts.keys()].map(stem))].sort()

// A key stands in the call as it is, as a template, or as one of two.
const askingCall =
  /(?:\b(?:t|words|say)|\btextsIn\([^)]*\))\(\s*(?:'([^']+)'|`([^`]+)`|[\w.]+ \? '([^']+)' : '([^']+)')/g

/** The keys that the code asks for, as patterns: what is put in at run time may be anything without a dot. */
function askedFor(): RegExp[] {
  return Object.entries(sources).flatMap(([path, code]) => {
    const file = path.startsWith('../../../main/') ? 'main.' : ''
    const keys = [...code.matchAll(askingCall)].flatMap(([, ...found]) => found.filter((key) => key !== undefined))
    return keys.map((key) => {
      const parts = `${file}${key}`.split(/\$\{[^}]+\}+/).map((part) => part.replaceAll('.', '\\.'))
      return new RegExp(`^${parts.join('[^.]+')}$`)
    })
  })
}

/** The keys that settings declare: a setting asks for its words by its declaration. */
const declared = allSettings.flatMap(({ setting: { words } }) => [
  words.label,
  ...(words.hint === undefined ? [] : [words.hint]),
  ...Object.values(words.values ?? {})
])

/** The keys of the health page: a line asks for its words by its code. */
const ofHealth = healthCodes.map((code) => `health.says.${code}`)

describe('the texts', () => {
  it.each(languages)('are never empty in %s', (_language, texts) => {
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('')
  })

  it.each(['et', 'ru'] as const)('are translated into %s', (language) => {
    const same = [...catalogue[language]].filter(([key, text]) => english.get(key) === text)
    const names = ['app.name', 'language.et', 'language.en', 'language.ru', 'environment.test', 'environment.testBadge']
    const fitting = [
      ...names,
      // TEST is the same word.
      'main.mark.before',
      'language.short.et',
      'language.short.en',
      'language.short.ru',
      'method.SMART_ID',
      'person.method.SMART_ID',
      'handover.short.copyLink',
      'keys.withKeys',
      'main.cover.methodName.SMART_ID',
      'main.notice.person',
      'print.printer',
      'retention.heldBy',
      'webhook.port'
    ]
    expect(same.map(([key]) => key).filter((key) => !fitting.includes(key))).toEqual([])
  })

  it('are all used', () => {
    const patterns = askedFor()
    const asked = new Set<string>([...declared, ...ofHealth])
    const unused = stems(english).filter((key) => !asked.has(key) && !patterns.some((one) => one.test(key)))
    expect(unused).toEqual([])
  })

  it.each(languages)('have the words of every setting in %s', (_language, texts) => {
    expect(declared.filter((key) => !texts.has(key))).toEqual([])
  })

  it('have a sentence for every code of the contract', () => {
    const blocked = startupState.shape.stage.options.filter(
      (stage) => !['opening', 'ready', 'changingKey'].includes(stage)
    )
    const needed = [
      ...problemCode.options.map((code) => `problem.${code}`),
      ...fieldProblemCode.options.map((code) => `field.${code}`),
      ...connectionState.shape.status.options.map((status) => `connection.said.${status}`),
      ...blocked.map((stage) => `startup.${stage}.todo`)
    ]
    expect(needed.filter((key) => !english.has(key))).toEqual([])
  })
})
