/** What main itself says to people, outside any window: in notifications, on paper. The windows have texts of their own. */
import i18next from 'i18next'
import en from './en.json' with { type: 'json' }
import et from './et.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

/** The languages that people are spoken to in. */
export type SpokenLanguage = 'en' | 'et' | 'ru'

/** Says the text of a key, which is its path in the files beside this one; `values` fill its places. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

const texts = i18next.createInstance({
  resources: { en: { main: en }, et: { main: et }, ru: { main: ru } },
  defaultNS: 'main',
  ns: 'main',
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  // Nothing of it is shown as HTML.
  interpolation: { escapeValue: false }
})
void texts.init()

/** Returns what says texts in a language. */
// The library's own type knows the keys of one catalogue in a program, and in one that has the windows too those are theirs.
export const textsIn = (language: SpokenLanguage): Say => texts.getFixedT(language) as Say
