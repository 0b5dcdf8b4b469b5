import { describe, expect, it } from 'vitest'
import { allSettings } from '../../../common/settings/pages.ts'
import { fieldProblemCode, problemCode } from '../../../preload/contract/answers.ts'
import { connectionState } from '../../../preload/contract/connection.ts'
import { startupState } from '../../../preload/contract/startup.ts'

type Tree = { [key: string]: string | Tree }
type Texts = Map<string, string>

const plural = /_(zero|one|two|few|many|other)$/
const sources = import.meta.glob<string>('../../../{main,renderer}/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true
})
// The whole catalogue: what the windows say, and what main says (main.json), held to the same.
const files = import.meta.glob<Tree>('../../../common/locales/*/*.json', { import: 'default', eager: true })

/** Every text of a language by its key, which begins with the name of its file. */
function textsOf(language: string): Texts {
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  return flatten(Object.fromEntries(own.map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts])))
}

function flatten(tree: Tree, prefix = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)]
    )
  )
}

const english = textsOf('en')
const languages: Record<string, Texts> = { en: english, et: textsOf('et'), ru: textsOf('ru') }
const stem = (key: string) => key.replace(plural, '')
const stems = (texts: Texts) => [...new Set([...texts.keys()].map(stem))].sort()

/** The places to be filled: `{{place}}` by the app, `{place}` in a template that the office may change. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{?\w+\}?\}/g)].map(([place]) => place).sort()
}

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
      'keys.withKeys',
      'main.cover.methodName.SMART_ID',
      'main.notice.person'
    ]
    expect(same.map(([key]) => key).filter((key) => !fitting.includes(key))).toEqual([])
  })

  it('are all used', () => {
    const patterns = askedFor()
    const asked = new Set<string>(declared)
    const unused = stems(english).filter((key) => !asked.has(key) && !patterns.some((one) => one.test(key)))
    expect(unused).toEqual([])
  })

  it.each(Object.entries(languages))('have the words of every setting in %s', (_language, texts) => {
    expect(declared.filter((key) => !texts.has(key))).toEqual([])
  })

  it('have a sentence for every code of the contract', () => {
    const blocked = startupState.shape.stage.options.filter((stage) => stage !== 'opening' && stage !== 'ready')
    const needed = [
      ...problemCode.options.map((code) => `problem.${code}`),
      ...fieldProblemCode.options.map((code) => `field.${code}`),
      ...connectionState.shape.status.options.map((status) => `connection.said.${status}`),
      ...blocked.map((stage) => `startup.${stage}.todo`)
    ]
    expect(needed.filter((key) => !english.has(key))).toEqual([])
  })
})

// The words for what a request can be, as they stand beside one another in the column of the list.
const states = /^(?:status|decision\.verdict)\./

// Words that say something else, or that nobody says; docs/glossary.md has those to take.
const notSaid: Record<string, readonly RegExp[]> = {
  et: [
    /töölau/iu,
    /klap[bpi]/iu,
    // Beside an impersonal verb there is nobody who could do it: "automaatselt".
    word('ise'),
    /kõlba/iu,
    /visa(ta|ti)|viska/iu,
    word('märge|märget|märkmed|kontori?|töötaja'),
    /keeldu|usaldustase/iu,
    /(?:sertifikaat|dokument) .*(?:lõppenud|lõpeb)/iu,
    // The clerk is "sina"; only the person is "Teie".
    /(?:Salvestan|Kontrollin|Ootan|Saadan|Kontrollime|Vaatan)(?!\p{L})/u
  ],
  ru: [
    /складыва|сложит|сложен|сложено/iu,
    /отложен/iu,
    /рабоч(?:ее|его|ем|ему) мест/iu,
    /расход(?:и|я)тся/iu,
    word('сам|сама|само|сами'),
    // What the person does is "подтверждение личности"; the PDF is a document.
    /подтверждени(?!\p{L} личности)/iu,
    /доказательств|свидетельств/iu,
    word('офиса?|организации|средств[оа]|менеджер|приложение'),
    /ИТ-отдел|ИТ-служб|в ИТ(?!-)/u,
    /полное имя/iu
  ]
}

// "\\b" knows no letters but English ones.
function word(forms: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, 'iu')
}

/** How many letters have to be put in, left out or changed to come from one word to the other. */
function lettersBetween(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()]
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, above] of [...other].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === above ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}

describe('the words of a language', () => {
  it.each(['et', 'ru'])('tell every state of a request apart at a glance in %s', (language) => {
    const words = [...(languages[language] ?? [])].filter(([key]) => states.test(key)).map(([, text]) => text)
    const pairs = words.flatMap((one, i) => words.slice(i + 1).map((other) => [one, other] as const))
    expect(words.length).toBeGreaterThan(10)
    expect(pairs.filter(([one, other]) => lettersBetween(one.toLowerCase(), other.toLowerCase()) < 3)).toEqual([])
  })

  it.each(['et', 'ru'])('are the ones that its speakers use in %s', (language) => {
    const found = [...(languages[language] ?? [])].filter(([, text]) =>
      notSaid[language]?.some((one) => one.test(text))
    )
    expect(found).toEqual([])
  })

  it.each([
    // The quotation marks of the other languages, and the typewriter's.
    ['et', /["'«»”’]/u],
    ['ru', /["'“”„’]/u]
  ])('have one kind of quotation marks and apostrophe in %s', (language, others) => {
    expect([...(languages[language] ?? [])].filter(([, text]) => others.test(text))).toEqual([])
  })

  it('begin no Russian line with a dash or with a unit', () => {
    const loose = /(?:^|[^\u00a0])—|(?:\d|\}\}) (?:[кМ]?Б|байта?)(?!\p{L})/u
    expect([...(languages.ru ?? [])].filter(([, text]) => loose.test(text))).toEqual([])
  })

  it('call the person Teie and the clerk sina in Estonian', () => {
    const toPerson = /^(?:person|screen|main\.slip|main\.message)\./
    const familiar = /(?<!\p{L})(?:tuvasta|suuna|kontrolli|küsi|jätka|ütle|sina|sul|näed)(?!\p{L})/iu
    const formal = /(?<!\p{L})(?:tuvastage|suunake|kontrollige|küsige|jätkake|öelge|te|näete|saate)(?!\p{L})/iu
    const wrong = [...(languages.et ?? [])].filter(([key, text]) => (toPerson.test(key) ? familiar : formal).test(text))
    expect(wrong).toEqual([])
  })
})
