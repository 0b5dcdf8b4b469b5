/** `app.commandLine`: the switches this process was started with, and those that the app adds for Chromium. */
import { getHost } from '../host.ts'
import { type Provided, strictObject } from '../strict.ts'

const switches = new Map(getHost().switches)

/** Every switch as it stands. */
export function currentSwitches(): ReadonlyMap<string, string> {
  return switches
}

/** `app.commandLine`. */
export const commandLine = strictObject('app.commandLine', {
  appendSwitch(name: string, value = '') {
    switches.set(name, String(value))
  },
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch(name: string) {
    switches.delete(name)
  }
} satisfies Provided<Electron.CommandLine>)
