/** What makes a Linux desktop start the app: a file in the user's own folder (freedesktop.org, Desktop Application Autostart). */
import { entryString, execArgument } from './desktop-entry.ts'

/** The file below the folder of the user's settings (`XDG_CONFIG_HOME`). */
export const autostartFile = 'autostart/eeid-desk.desktop'

/** The switch by which an app that the system started knows that nobody asked for its window. */
export const hiddenSwitch = 'hidden'

/**
 * The text of the file. `command` is the program and its arguments. A desktop passes over the file when the program is
 * gone (`TryExec`), so nothing is left that fails after an uninstall.
 */
export function autostartEntry(command: readonly string[]): string {
  const [program = ''] = command
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=eeID Desk',
    `Exec=${[...command.map(execArgument), `--${hiddenSwitch}`].join(' ')}`,
    `TryExec=${entryString(program)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    ''
  ].join('\n')
}
