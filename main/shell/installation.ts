/** What the build and the installer have said about this copy of the app. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InstallKind, installKind } from '../updates/install-kind.ts'
import { isPackaged } from './packaged.ts'

/** The program as a desktop starts it: an AppImage is mounted anew at each start, so its own file is named. */
export const programFile = (): string => process.env.APPIMAGE ?? process.execPath

/** How this copy was installed. */
export const thisInstallation = (): InstallKind =>
  installKind({ isPackaged, platform: process.platform, marker: marker(), appImage: process.env.APPIMAGE })

function marker(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, 'installed-by'), 'utf8').trim()
  } catch {
    return null
  }
}

/** Where the build looks for newer versions, and by whose key they are signed; empty where it says neither. */
export const builtInReleases = {
  address: import.meta.env.EEID_DESK_RELEASES ?? '',
  key: import.meta.env.EEID_DESK_RELEASE_KEY ?? ''
}
