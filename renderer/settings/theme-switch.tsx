import { SegmentedControl } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { appearance } from '../../common/settings/appearance.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { prefer, useDesk } from '../state/desk-store.ts'
import { useWords } from '../ui/use-words.ts'
import classes from './theme-switch.module.css'

type Theme = Preferences['theme']

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Light, dark, or as the system is; in the rail by shapes, in the settings by words. */
export function ThemeSwitch({ isCompact = false }: { isCompact?: boolean }) {
  const { wordsOf, choicesOf } = useWords()
  const theme = useDesk((state) => state.preferences.theme)
  return (
    <SegmentedControl
      aria-label={wordsOf(appearance.settings.theme).label}
      data={choicesOf(appearance.settings.theme).map((choice) => ({
        ...choice,
        label: <Choice {...choice} isCompact={isCompact} />
      }))}
      value={theme}
      onChange={(value) => prefer({ theme: value as Theme })}
      fullWidth
      size="sm"
    />
  )
}

function Choice({ value, label, isCompact }: { value: Theme; label: string; isCompact: boolean }) {
  const Icon = icons[value]
  return (
    <span className={classes.choice} title={label}>
      <Icon size={18} aria-hidden="true" />
      <span className={isCompact ? 'visually-hidden' : undefined}>{label}</span>
    </span>
  )
}
