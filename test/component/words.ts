import i18next from 'i18next'
import { textsOf } from '../../renderer/locales/i18n.ts'

const texts = i18next.createInstance({
  resources: { en: { desk: textsOf('en') } },
  defaultNS: 'desk',
  lng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false }
})
void texts.init()

/** What the window says for a key of the catalogue, in English. A key that is not there does not compile. */
export const words = texts.t
