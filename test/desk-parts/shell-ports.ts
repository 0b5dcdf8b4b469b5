/** What main is given of the system, noted instead of done. */

import type { Finger } from '../../main/clerks/access.ts'
import type { SeenCertificate } from '../../main/eeid/seen-certificates.ts'
import type { ChoosePlace } from '../../main/files/choose-place.ts'
import type { HealthPorts } from '../../main/health/gather.ts'
import type { ChooseFile } from '../../main/import/files.ts'
import type { SecondScreen } from '../../main/ipc/handover.ts'
import type { Clipboard } from '../../main/lock/copied.ts'
import type { Notice, NoticeOptions } from '../../main/notifications/notices.ts'
import type { Printer, Printing, PrintOptions } from '../../main/printing/port.ts'
import type { Tray, TrayAct, TrayView } from '../../main/starting/tray-view.ts'
import type { LoginItem } from '../../main/starting/with-system.ts'
import type { Question } from '../../main/texts/question.ts'
import type { FetchedRelease, FetchRelease } from '../../main/updates/read.ts'
import type { ReleaseFile } from '../../main/updates/release.ts'
import type { Updater } from '../../main/updates/updates.ts'

/** The system's dialogs, programs and windows, as main uses them. */
export type ShellPorts = {
  choosePlace: ChoosePlace
  chooseFile: ChooseFile
  chooseFolder: (begin: string | null) => Promise<string | null>
  clipboard: Clipboard
  finger: Finger
  openMail: (url: string) => Promise<boolean>
  openInViewer: (file: string) => Promise<boolean>
  /** Opens a folder in the system's file manager. */
  openFolder: (folder: string) => Promise<boolean>
  /** Asks in the system's own box. */
  ask: (question: Question) => Promise<boolean>
  printing: Printing
  applyTheme: (theme: 'system' | 'light' | 'dark') => void
  notices: Pick<NoticeOptions, 'isWindowFocused' | 'show' | 'badge'>
  screen: SecondScreen
  /** Puts another window in the place of the clerk's. */
  renewWindow: () => void
  loginItem: LoginItem
  tray: Tray
  fetchRelease: FetchRelease
  updater: Updater
  /** What stands on the way to a service. */
  way: Pick<HealthPorts, 'certificateOf' | 'proxyFor'>
}

/** A system that does as the test says: what the clerk chooses in its dialogs, and what came to it. */
export type QuietShell = {
  /** Paths that the clerk chooses next; null closes the dialog. */
  chosen: { place: string | null; file: string | null; folder: string | null }
  /** What the clerk answers in the system's box. */
  agrees: boolean
  questions: Question[]
  printers: Printer[]
  /** Folders that were opened; false: the system opens none. */
  folders: string[]
  opensFolders: boolean
  copied: string[]
  /** What is on the clipboard now. */
  clipboard: string
  /** Whether there is a sensor, and whether it knows the finger. */
  finger: { isThere: boolean; isKnown: boolean }
  mails: string[]
  /** Files and folders that were opened. */
  opened: string[]
  printed: PrintOptions[]
  themes: string[]
  /** How often the window was to make room for another one. */
  renewals: number
  notices: Notice[]
  /** Whether the system starts the app; `refuses`: it takes no other answer. */
  loginItem: { isSet: boolean; refuses: boolean }
  /** The icon beside the clock as it stands; null where there is none. `press` chooses from its menu. */
  tray: { view: TrayView | null; press: (act: TrayAct) => void }
  /** What is at the address of the release file, and which were read. */
  release: FetchedRelease
  releasesRead: string[]
  /** Installers that were fetched, and how many were started; `fails`: neither works. */
  updater: { fetched: ReleaseFile[]; installed: number; fails: boolean }
  /** The certificate that every host shows, and what the system says of proxies. */
  way: { certificate: SeenCertificate | undefined; proxy: string }
  ports: ShellPorts
}

/** A system that nobody has used. The clerk looks at the window. */
export function quietShell(): QuietShell {
  const shell: QuietShell = {
    chosen: { place: null, file: null, folder: null },
    agrees: true,
    questions: [],
    printers: [],
    folders: [],
    opensFolders: true,
    copied: [],
    clipboard: '',
    finger: { isThere: false, isKnown: true },
    mails: [],
    opened: [],
    printed: [],
    themes: [],
    renewals: 0,
    notices: [],
    loginItem: { isSet: false, refuses: false },
    tray: { view: null, press: () => {} },
    release: { ok: false, problem: 'unreachable' },
    releasesRead: [],
    updater: { fetched: [], installed: 0, fails: false },
    way: { certificate: undefined, proxy: 'DIRECT' },
    ports: {
      choosePlace: async () => shell.chosen.place,
      chooseFile: async () => shell.chosen.file,
      chooseFolder: async () => shell.chosen.folder,
      clipboard: {
        async write(text) {
          shell.copied.push(text)
          shell.clipboard = text
        },
        read: async () => shell.clipboard,
        clear() {
          shell.clipboard = ''
        }
      },
      finger: { isThere: () => shell.finger.isThere, ask: async () => shell.finger.isKnown },
      openMail: async (url) => shell.mails.push(url) > 0,
      openInViewer: async (path) => shell.opened.push(path) > 0,
      openFolder: async (folder) => shell.opensFolders && shell.folders.push(folder) > 0,
      async ask(question) {
        shell.questions.push(question)
        return shell.agrees
      },
      printing: {
        printers: async () => ({ ok: true, value: shell.printers }),
        async print(_pdf, options) {
          shell.printed.push(options)
          return { ok: true, value: null }
        }
      },
      applyTheme: (theme) => void shell.themes.push(theme),
      renewWindow() {
        shell.renewals += 1
      },
      notices: { isWindowFocused: () => true, show: (notice) => void shell.notices.push(notice), badge: () => {} },
      screen: { follow: () => {}, others: () => [], isShown: () => false },
      loginItem: {
        isSet: () => shell.loginItem.isSet,
        set(isOn) {
          if (!shell.loginItem.refuses) shell.loginItem.isSet = isOn
          return !shell.loginItem.refuses
        }
      },
      tray: {
        show(view, press) {
          shell.tray = { view, press }
          return true
        },
        hide() {
          shell.tray.view = null
        },
        isShown: () => shell.tray.view !== null
      },
      async fetchRelease(address) {
        shell.releasesRead.push(address)
        return shell.release
      },
      updater: {
        async fetch(_version, file) {
          if (shell.updater.fails) throw new Error('it is another file')
          shell.updater.fetched.push(file)
        },
        async install() {
          if (shell.updater.fails) throw new Error('it is another file now')
          shell.updater.installed += 1
        }
      },
      way: { certificateOf: () => shell.way.certificate, proxyFor: async () => shell.way.proxy }
    }
  }
  return shell
}
