import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../common/words/languages.ts'
import { prefer, useDesk } from '../state/desk-store.ts'

const order: Language[] = ['et', 'en', 'ru']

interface Props {
  /** Letters instead of names, where the place is narrow. */
  isShort?: boolean
  isWide?: boolean
}

/** Each language by its own name, so that everyone finds theirs. It changes at once, and nothing typed is lost. */
export function LanguageSwitch({ isShort = false, isWide = false }: Props) {
  const { t } = useTranslation()
  const language = useDesk((state) => state.preferences.language)
  return (
    <SegmentedControl
      aria-label={t('language.label')}
      data={order.map((value) => ({ value, label: <Name language={value} isShort={isShort} /> }))}
      value={language}
      onChange={(value) => prefer({ language: value as Language })}
      fullWidth={isWide}
      size="sm"
    />
  )
}

function Name({ language, isShort }: { language: Language; isShort: boolean }) {
  const { t } = useTranslation()
  const name = t(`language.${language}`)
  if (!isShort) return <span lang={language}>{name}</span>
  return (
    <span lang={language} title={name}>
      <span aria-hidden="true">{t(`language.short.${language}`)}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
