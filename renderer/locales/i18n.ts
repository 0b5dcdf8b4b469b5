import i18next, { type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type {} from '../../common/locales/texts.ts'
import { type Language, languages, locales } from '../../common/words/languages.ts'
import { read as en } from './texts/en.ts'
import { read as et } from './texts/et.ts'
import type { Texts } from './texts/read-files.ts'
import { read as ru } from './texts/ru.ts'

/** What the person reads, in every language: nobody knows beforehand which one it is. All else is read when it is spoken. */
const personsTexts = import.meta.glob<ResourceKey>('../../common/locales/*/{person,screen}.json', {
  eager: true,
  import: 'default'
})

/** What the clerk reads, in each language; the build makes data of it that is fetched (`electron.vite.config.ts`). */
const clerksTexts: Readonly<Record<Language, () => Promise<Texts>>> = { et, en, ru }

const loaded = new Set<Language>()
const loading = new Map<Language, Promise<void>>()
let wanted: Language = 'en'

/** The texts of a language among these, by the name of their file. */
function textsOf(files: Texts, language: Language): ResourceKey {
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  return Object.fromEntries(own.map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]))
}

/** The locale that `Intl` is given for a language of the interface. */
export function localeOf(language: string): string {
  return language in locales ? locales[language as Language] : locales.en
}

/** The language that the page was made in; English where it does not say. */
export function languageOf(page: Document): Language {
  return languages.find((language) => language === page.documentElement.lang) ?? 'en'
}

/** Begins with what the person reads; what the clerk reads follows in these languages, of which the first is spoken. */
export async function startI18n(...clerks: readonly Language[]): Promise<void> {
  const resources = Object.fromEntries(languages.map((each) => [each, { desk: textsOf(personsTexts, each) }]))
  loaded.clear()
  loading.clear()
  wanted = clerks[0] ?? 'en'
  void i18next.use(initReactI18next).init({
    resources,
    defaultNS: 'desk',
    lng: wanted,
    fallbackLng: 'en',
    initAsync: false,
    // React escapes what it shows, so i18next need not.
    interpolation: { escapeValue: false }
  })
  await Promise.all(clerks.map(load))
}

/** Reads the texts of a language, once: what wants them while they are on their way waits for the same. */
function load(language: Language): Promise<void> {
  const begun = loading.get(language) ?? readTexts(language)
  loading.set(language, begun)
  return begun
}

/** What failed on its way for somebody else may come when it is asked for again. */
const loadAtLast = (language: Language): Promise<void> => load(language).catch(() => load(language))

async function readTexts(language: Language): Promise<void> {
  try {
    const texts = await clerksTexts[language]()
    i18next.addResourceBundle(language, 'desk', textsOf(texts, language), true)
    loaded.add(language)
  } finally {
    loading.delete(language)
  }
}

/** Shows everything in another language: at once where its texts are here, else as soon as they are. */
export function speak(language: Language): void {
  wanted = language
  if (loaded.has(language)) show(language)
  else void loadAtLast(language).then(() => wanted === language && show(language))
}

function show(language: Language): void {
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}
