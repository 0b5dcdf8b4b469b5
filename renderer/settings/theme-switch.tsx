import { SegmentedControl } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { prefer, useDesk } from '../state/desk-store.ts'
import classes from './theme-switch.module.css'

type Theme = Preferences['theme']

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }
const order: Theme[] = ['system', 'light', 'dark']

/** Light, dark, or as the system is; in the rail by shapes, in the settings by words. */
export function ThemeSwitch({ isCompact = false }: { isCompact?: boolean }) {
  const { t } = useTranslation()
  const theme = useDesk((state) => state.preferences.theme)
  return (
    <SegmentedControl
      aria-label={t('theme.label')}
      data={order.map((value) => ({ value, label: <Choice value={value} isCompact={isCompact} /> }))}
      value={theme}
      onChange={(value) => prefer({ theme: value as Theme })}
      fullWidth
      size="sm"
    />
  )
}

function Choice({ value, isCompact }: { value: Theme; isCompact: boolean }) {
  const { t } = useTranslation()
  const Icon = icons[value]
  return (
    <span className={classes.choice} title={t(`theme.${value}`)}>
      <Icon size={18} aria-hidden="true" />
      <span className={isCompact ? 'visually-hidden' : undefined}>{t(`theme.${value}`)}</span>
    </span>
  )
}
