/** What main itself says to people, outside any window: in notifications, on paper. The windows have texts of their own. */

import i18next, { type TFunction } from 'i18next'
import en from '../../common/locales/en/main.json' with { type: 'json' }
import et from '../../common/locales/et/main.json' with { type: 'json' }
import ru from '../../common/locales/ru/main.json' with { type: 'json' }
import type {} from '../../common/locales/texts.ts'
import type { Language } from '../../common/words/languages.ts'

/** The text of a key of main.json in one language; a key that is not there does not compile. */
export type Say = TFunction<'main'>

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

/** Says the text of a key, which is its path in main.json of the catalogue, in a language. */
export const textsIn = (language: Language): Say => texts.getFixedT(language, 'main')
