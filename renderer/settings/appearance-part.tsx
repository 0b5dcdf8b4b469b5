import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appearance } from '../../common/settings/appearance.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { prefer } from '../state/desk-store.ts'
import { SettingRow } from '../ui/setting-row.tsx'
import classes from './appearance-part.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { RowsSwitch } from './rows-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** The language, the theme and how high the rows of the list are. */
export function AppearancePart() {
  return (
    <div>
      <Row name="language">{(choose) => <LanguageSwitch onChoose={(language) => choose({ language })} isWide />}</Row>
      <Row name="theme">{(choose) => <ThemeSwitch onChoose={(theme) => choose({ theme })} />}</Row>
      <Row name="rows">{(choose) => <RowsSwitch onChoose={(rows) => choose({ rows })} />}</Row>
    </div>
  )
}

interface RowProps {
  name: keyof typeof appearance.settings
  children: (choose: (change: Partial<Preferences>) => void) => ReactNode
}

function Row({ name, children }: RowProps) {
  const { t } = useTranslation()
  const [isSaved, setSaved] = useState(false)
  async function choose(change: Partial<Preferences>) {
    setSaved(false)
    setSaved(await prefer(change))
  }
  return (
    <SettingRow name={`appearance.${name}`} state={{ problem: null, isSaved }}>
      <div>
        {/* The switch itself is called the same. */}
        <p className={classes.label} aria-hidden="true">
          {t(appearance.settings[name].words.label)}
        </p>
        {children((change) => void choose(change))}
      </div>
    </SettingRow>
  )
}
