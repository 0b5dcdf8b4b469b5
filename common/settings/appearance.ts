/** How the app looks to a clerk. Kept in a plain file, so that it is there before any key. */
import { languages } from '../words/languages.ts'
import { type KeptOf, setting, together } from './declare.ts'
import { choice, orNull, text, type ValueOf } from './value.ts'

export const appearance = together('appearance', {
  language: setting({
    value: choice(languages),
    /** Where the system speaks none of them; else the first of the system's languages that the app speaks. */
    initial: 'en',
    by: 'clerk',
    isLockable: false,
    words: { label: 'language.label', values: { et: 'language.et', en: 'language.en', ru: 'language.ru' } }
  }),
  theme: setting({
    value: choice(['system', 'light', 'dark']),
    initial: 'system',
    by: 'clerk',
    isLockable: false,
    words: { label: 'theme.label', values: { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' } }
  }),
  /** How high the rows of the list are. */
  rows: setting({
    value: choice(['comfortable', 'compact']),
    initial: 'comfortable',
    by: 'clerk',
    isLockable: false,
    words: {
      label: 'list.rows.label',
      values: { comfortable: 'list.rows.comfortable', compact: 'list.rows.compact' }
    }
  })
})

/** The service that was in use last; null until one was chosen among several. */
export const serviceInUse = orNull(text(64))

/** What the clerk chose about the app itself, and where they were last. */
export type Preferences = KeptOf<typeof appearance> & { serviceId: ValueOf<typeof serviceInUse> }
