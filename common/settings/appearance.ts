/** How the app looks to a clerk. Kept in a plain file, so that it is there before any key. */
import { languages } from '../words/languages.ts'
import { setting, together } from './declare.ts'
import { choice } from './value.ts'

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
