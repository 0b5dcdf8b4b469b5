import { SegmentedControl } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { appearance } from '../../common/settings/appearance.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { useDesk } from '../state/desk-store.ts'
import { useWords } from '../ui/use-words.ts'
import classes from './theme-switch.module.css'

type Theme = Preferences['theme']

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Light, dark, or as the system is. */
export function ThemeSwitch({ onChoose }: { onChoose: (theme: Theme) => void }) {
  const { wordsOf, choicesOf } = useWords()
  const theme = useDesk((state) => state.preferences.theme)
  return (
    <SegmentedControl
      aria-label={wordsOf(appearance.settings.theme).label}
      data={choicesOf(appearance.settings.theme).map((choice) => ({ ...choice, label: <Choice {...choice} /> }))}
      value={theme}
      onChange={(value) => onChoose(value as Theme)}
      fullWidth
      size="sm"
    />
  )
}

function Choice({ value, label }: { value: Theme; label: string }) {
  const Icon = icons[value]
  return (
    <span className={classes.choice}>
      <Icon size={18} aria-hidden="true" />
      <span>{label}</span>
    </span>
  )
}
