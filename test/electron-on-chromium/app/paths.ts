/** `app.getPath`, as on Linux. */
import os from 'node:os'
import path from 'node:path'
import { getHost } from '../host.ts'
import { currentSwitches } from './command-line.ts'

type PathName = Parameters<Electron.App['getPath']>[0]

const chosen = new Map<string, string>()
const home = () => os.homedir()
const inHome = (name: string) => () => path.join(home(), name)

const standard: Partial<Record<PathName, () => string>> = {
  home,
  appData: () => process.env.XDG_CONFIG_HOME || path.join(home(), '.config'),
  userData: () => currentSwitches().get('user-data-dir') || path.join(getPath('appData'), appName.value),
  sessionData: () => getPath('userData'),
  temp: () => os.tmpdir(),
  exe: () => process.execPath,
  module: () => process.execPath,
  logs: () => path.join(getPath('userData'), 'logs'),
  crashDumps: () => path.join(getPath('userData'), 'Crashpad'),
  desktop: inHome('Desktop'),
  documents: inHome('Documents'),
  downloads: inHome('Downloads'),
  music: inHome('Music'),
  pictures: inHome('Pictures'),
  videos: inHome('Videos')
}

/** `app.name`, on which the default of `userData` hangs. */
export const appName = { value: getHost().name }

/** A path: the one that was set, or the platform's. */
export function getPath(name: PathName): string {
  const found = chosen.get(name) ?? standard[name]?.()
  if (found === undefined) throw new Error(`Failed to get '${name}' path`)
  return path.resolve(found)
}

/** Sets a path. */
export function setPath(name: string, value: string): void {
  if (!path.isAbsolute(value)) throw new Error('Path must be absolute')
  if (!(name in standard)) throw new Error('Failed to set path')
  chosen.set(name, value)
}
