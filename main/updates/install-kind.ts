/** How this copy of the app was installed, and so whether it may replace itself. */

/** `managed`: somebody else's to replace, as an MSI, a deb, an rpm, or a copy that is being worked on. */
export type InstallKind = 'nsis' | 'appimage' | 'mac' | 'managed'

/** What tells it. `marker`: the word that NSIS leaves beside the archive; `appImage`: the file that an AppImage runs from. */
export type InstallFacts = {
  isPackaged: boolean
  platform: NodeJS.Platform
  marker: string | null
  appImage: string | undefined
}

/** The kind. Whatever says nothing of itself is managed: an MSI has no marker, and so never updates itself. */
export function installKind({ isPackaged, platform, marker, appImage }: InstallFacts): InstallKind {
  if (!isPackaged) return 'managed'
  if (platform === 'win32') return marker === 'nsis' ? 'nsis' : 'managed'
  if (platform === 'darwin') return 'mac'
  return platform === 'linux' && appImage ? 'appimage' : 'managed'
}
