import { useTranslation } from 'react-i18next'
import { localeOf } from './i18n.ts'

/** The `Intl` locale of the language on screen. */
export function useLocale(): string {
  const { i18n } = useTranslation()
  return localeOf(i18n.language)
}
