import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../preload/shapes.ts'
import en from './en/index.ts'
import et from './et/index.ts'
import ru from './ru/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk'
    resources: { desk: typeof en }
  }
}

/** The locale of dates and numbers for each language; English as it is written in Europe. */
const locales: Record<Language, string> = { et: 'et-EE', en: 'en-GB', ru: 'ru-RU' }

/** The locale that `Intl` is given for a language of the interface. */
export function localeOf(language: string): string {
  return language in locales ? locales[language as Language] : locales.en
}

/** Loads all texts; they are part of the app, so nothing is fetched. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    resources: { en: { desk: en }, et: { desk: et }, ru: { desk: ru } },
    defaultNS: 'desk',
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false }
  })
}

/** Shows everything in another language at once. */
export function speak(language: Language): void {
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}
