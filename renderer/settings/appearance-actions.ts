/** The language and the theme as commands: whoever lost their way in a foreign language finds their own by its name. */
import { prefer } from '../state/desk-store.ts'
import type { Offers } from '../ui/actions.ts'

/** What can always be done. */
export const appearanceActions: Offers = {
  languageEt: () => void prefer({ language: 'et' }),
  languageEn: () => void prefer({ language: 'en' }),
  languageRu: () => void prefer({ language: 'ru' }),
  themeSystem: () => void prefer({ theme: 'system' }),
  themeLight: () => void prefer({ theme: 'light' }),
  themeDark: () => void prefer({ theme: 'dark' })
}
