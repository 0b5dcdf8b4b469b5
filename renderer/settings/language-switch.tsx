import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../preload/shapes.ts'
import { prefer, useDesk } from '../desk-store.ts'

const order: Language[] = ['et', 'en', 'ru']

/** Each language by its own name, so that everyone finds theirs. It changes at once, and nothing typed is lost. */
export function LanguageSwitch({ isCompact = false }: { isCompact?: boolean }) {
  const { t } = useTranslation()
  const language = useDesk((state) => state.preferences.language)
  return (
    <SegmentedControl
      aria-label={t('language.label')}
      data={order.map((value) => ({ value, label: <span lang={value}>{t(`language.${value}`)}</span> }))}
      value={language}
      onChange={(value) => prefer({ language: value as Language })}
      transitionDuration={100}
      fullWidth={!isCompact}
      size="sm"
    />
  )
}
