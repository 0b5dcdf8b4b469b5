import { SegmentedControl } from '@mantine/core'
import { appearance } from '../../common/settings/appearance.ts'
import type { Language } from '../../common/words/languages.ts'
import { prefer, useDesk } from '../state/desk-store.ts'
import { useWords } from '../ui/use-words.ts'

interface Props {
  onChoose?: (language: Language) => void
  isWide?: boolean
}

/** Each language by its own name, so that everyone finds theirs. It changes at once, and nothing typed is lost. */
export function LanguageSwitch({ onChoose = (language) => void prefer({ language }), isWide = false }: Props) {
  const { wordsOf, choicesOf } = useWords()
  const chosen = useDesk((state) => state.preferences.language)
  return (
    <SegmentedControl
      aria-label={wordsOf(appearance.settings.language).label}
      data={choicesOf(appearance.settings.language).map(({ value, label }) => ({
        value,
        label: <span lang={value}>{label}</span>
      }))}
      value={chosen}
      onChange={(value) => onChoose(value as Language)}
      fullWidth={isWide}
      size="sm"
    />
  )
}
