/** `shell`: the desktop's own `xdg-open` where there is a display. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkOptions, type Provided, strictObject } from '../strict.ts'
import { runNative } from './native-program.ts'

/** `shell`. */
export const shell = strictObject('shell', {
  async openPath(file: string) {
    await runNative('shell.openPath', 'xdg-open', [file])
    // Electron on Linux starts the viewer and never answers.
    return new Promise<string>(() => {})
  },
  async openExternal(url: string, options: Electron.OpenExternalOptions = {}) {
    checkOptions('openExternal', options, { activate: true })
    if (!URL.canParse(url)) throw new Error('Invalid URL')
    const { code } = await runNative('shell.openExternal', 'xdg-open', [url])
    if (code !== 0) throw new Error('Failed to open URL')
  },
  showItemInFolder(file: string) {
    void runNative('shell.showItemInFolder', 'xdg-open', [pathToFileURL(path.dirname(file)).href])
  }
} satisfies Provided<Electron.Shell>)
