/** Tells the system's own parts of the window which theme the clerk chose. */
import { nativeTheme } from 'electron'

/** Applies a theme; the window's page follows by its media query. */
export function applyTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme
}
