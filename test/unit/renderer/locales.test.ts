import { describe, expect, it } from 'vitest'
import { fieldProblemCode, problemCode } from '../../../preload/problem.ts'
import { lineState, startupState } from '../../../preload/shapes.ts'
import en from '../../../renderer/locales/en/index.ts'
import et from '../../../renderer/locales/et/index.ts'
import ru from '../../../renderer/locales/ru/index.ts'

type Tree = { [key: string]: string | Tree }
type Texts = Map<string, string>

const plural = /_(zero|one|two|few|many|other)$/
const sources = import.meta.glob<string>('../../../renderer/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})

function flatten(tree: Tree, prefix = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)]
    )
  )
}

const english = flatten(en)
const languages: Record<string, Texts> = { en: english, et: flatten(et), ru: flatten(ru) }
const stem = (key: string) => key.replace(plural, '')
const stems = (texts: Texts) => [...new Set([...texts.keys()].map(stem))].sort()

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
}

/** The keys that the code asks for, as patterns: what is put in at run time may be anything without a dot. */
function askedFor(): RegExp[] {
  const code = Object.values(sources).join('\n')
  const calls = code.matchAll(/\b(?:t|words)\(\s*(?:'([^']+)'|`([^`]+)`)/g)
  return [...calls].map(([, plain, template]) => {
    const pattern = (plain ?? template ?? '').split(/\$\{[^}]+\}+/).map((part) => part.replaceAll('.', '\\.'))
    return new RegExp(`^${pattern.join('[^.]+')}$`)
  })
}

describe('the texts', () => {
  it.each(['et', 'ru'])('are the same in %s as in English', (language) => {
    expect(stems(languages[language] ?? new Map())).toEqual(stems(english))
  })

  it.each(Object.entries(languages))('have every plural form of %s and no other', (language, texts) => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort()
    for (const one of new Set([...texts.keys()].filter((key) => plural.test(key)).map(stem))) {
      const here = [...texts.keys()].filter((key) => stem(key) === one && key !== one)
      expect(here.map((key) => key.slice(one.length + 1)).sort(), one).toEqual(forms)
    }
  })

  it.each(['et', 'ru'])('have the same placeholders in %s as in English', (language) => {
    const wanted = new Map([...english].map(([key, text]) => [stem(key), placeholders(text)]))
    for (const [key, text] of languages[language] ?? []) {
      expect(placeholders(text), key).toEqual(wanted.get(stem(key)))
    }
  })

  it.each(Object.entries(languages))('are never empty in %s', (_language, texts) => {
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('')
  })

  it.each(['et', 'ru'])('are translated into %s', (language) => {
    const same = [...(languages[language] ?? [])].filter(([key, text]) => english.get(key) === text)
    const names = ['app.name', 'language.et', 'language.en', 'language.ru', 'environment.test', 'environment.testBadge']
    const fitting = [
      ...names,
      'language.short.et',
      'language.short.en',
      'language.short.ru',
      'method.SMART_ID',
      'person.method.SMART_ID',
      'keys.withKeys'
    ]
    expect(same.map(([key]) => key).filter((key) => !fitting.includes(key))).toEqual([])
  })

  it('are all used', () => {
    const patterns = askedFor()
    const unused = stems(english).filter((key) => !patterns.some((one) => one.test(key)))
    expect(unused).toEqual([])
  })

  it('have a sentence for every code of the contract', () => {
    const blocked = startupState.shape.stage.options.filter((stage) => stage !== 'opening' && stage !== 'ready')
    const needed = [
      ...problemCode.options.map((code) => `problem.${code}`),
      ...fieldProblemCode.options.map((code) => `field.${code}`),
      ...lineState.shape.status.options.map((status) => `line.said.${status}`),
      ...blocked.map((stage) => `startup.${stage}.todo`)
    ]
    expect(needed.filter((key) => !english.has(key))).toEqual([])
  })
})
