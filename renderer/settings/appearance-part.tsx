import { LanguageSwitch } from './language-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** The language and the theme. */
export function AppearancePart() {
  return (
    <>
      <LanguageSwitch isWide />
      <ThemeSwitch />
    </>
  )
}
