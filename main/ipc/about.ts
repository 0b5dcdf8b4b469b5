/** The calls about what the app is and is made of. */

import type { Licence } from '../../common/words/app/about.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'

/** What these calls work with. */
export type AboutPorts = {
  versions: () => { app: string; electron: string; chromium: string }
  /** The folder of the log. */
  logs: string
  licences: () => Promise<readonly Licence[]>
  /** Opens a folder in the system's file manager; false where it does not. */
  openFolder: (folder: string) => Promise<boolean>
}

/** Handlers of `about`. */
export const aboutHandlers = ({ versions, logs, licences, openFolder }: AboutPorts): Handlers<'about'> => ({
  get() {
    const { app, electron, chromium } = versions()
    return { version: app, electron, chromium, logs }
  },
  licences: async () => [...(await licences())],
  openLogs: async () => ((await openFolder(logs)) ? ok(null) : failed({ code: 'folderNotOpened' }))
})
