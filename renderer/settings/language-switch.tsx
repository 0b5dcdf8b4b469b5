import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { appearance } from '../../common/settings/appearance.ts'
import type { Language } from '../../common/words/languages.ts'
import { prefer, useDesk } from '../state/desk-store.ts'
import { useWords } from '../ui/use-words.ts'

interface Props {
  /** Letters instead of names, where the place is narrow. */
  isShort?: boolean
  isWide?: boolean
}

/** Each language by its own name, so that everyone finds theirs. It changes at once, and nothing typed is lost. */
export function LanguageSwitch({ isShort = false, isWide = false }: Props) {
  const { wordsOf, choicesOf } = useWords()
  const language = useDesk((state) => state.preferences.language)
  return (
    <SegmentedControl
      aria-label={wordsOf(appearance.settings.language).label}
      data={choicesOf(appearance.settings.language).map(({ value, label }) => ({
        value,
        label: <Name language={value} name={label} isShort={isShort} />
      }))}
      value={language}
      onChange={(value) => prefer({ language: value as Language })}
      fullWidth={isWide}
      size="sm"
    />
  )
}

function Name({ language, name, isShort }: { language: Language; name: string; isShort: boolean }) {
  const { t } = useTranslation()
  if (!isShort) return <span lang={language}>{name}</span>
  return (
    <span lang={language} title={name}>
      <span aria-hidden="true">{t(`language.short.${language}`)}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
