import i18next, { type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type {} from '../../common/locales/texts.ts'
import { type Language, locales } from '../../common/words/languages.ts'

/** Every text of the windows: all files of the catalogue but the one of what main says. */
const files = import.meta.glob<ResourceKey>(['../../common/locales/*/*.json', '!**/main.json'], {
  eager: true,
  import: 'default'
})

/** The texts of a language, by the name of their file. */
export function textsOf(language: Language): ResourceKey {
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  return Object.fromEntries(own.map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]))
}

/** The locale that `Intl` is given for a language of the interface. */
export function localeOf(language: string): string {
  return language in locales ? locales[language as Language] : locales.en
}

/** Loads all texts; they are part of the app, so nothing is fetched. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    resources: { en: { desk: textsOf('en') }, et: { desk: textsOf('et') }, ru: { desk: textsOf('ru') } },
    defaultNS: 'desk',
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    // React escapes what it shows, so i18next need not.
    interpolation: { escapeValue: false }
  })
}

/** Shows everything in another language at once. */
export function speak(language: Language): void {
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}
