import { LanguageSwitch } from './language-switch.tsx'
import { RowsSwitch } from './rows-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** The language, the theme and how high the rows of the list are. */
export function AppearancePart() {
  return (
    <>
      <LanguageSwitch isWide />
      <ThemeSwitch />
      <RowsSwitch />
    </>
  )
}
