/** The app's entry in the menus of Linux' desktops. */
import type { Description } from './description.ts'

/** What starts the program: it, without leave to write its memory down. */
export const launcherOf = (name: string): string => `/opt/${name}/start`

/** The entry's text. */
export function desktopEntry({ name, title, category, entry }: Description): string {
  const lines = {
    Type: 'Application',
    Name: title,
    Exec: `${launcherOf(name)} %U`,
    Icon: name,
    Terminal: 'false',
    Categories: `${category};`,
    ...entry
  }
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}`)
  return `[Desktop Entry]\n${text.join('\n')}\n`
}

/** The program that an entry starts. */
export function programOf(entry: string): string {
  const [, program] = /^Exec=(\S+)/m.exec(entry) ?? []
  if (!program) throw new Error('the desktop entry starts nothing')
  return program
}
