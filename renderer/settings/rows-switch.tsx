import { SegmentedControl } from '@mantine/core'
import { appearance } from '../../common/settings/appearance.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { useDesk } from '../state/desk-store.ts'
import { useWords } from '../ui/use-words.ts'

/** How high the rows of the list are. */
export function RowsSwitch({ onChoose }: { onChoose: (rows: Preferences['rows']) => void }) {
  const { wordsOf, choicesOf } = useWords()
  const rows = useDesk((state) => state.preferences.rows)
  return (
    <SegmentedControl
      aria-label={wordsOf(appearance.settings.rows).label}
      data={choicesOf(appearance.settings.rows)}
      value={rows}
      onChange={(value) => onChoose(value as Preferences['rows'])}
      fullWidth
      size="sm"
    />
  )
}
