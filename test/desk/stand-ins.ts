/** Answers for the windows that belong to the system and not to the app: the file dialogs and the PDF viewer. */
import type { ElectronApplication } from 'playwright-core'

/** The next save dialogs are answered with `file`; with null they are closed. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, file)
}

/** Files handed to the system's viewer from now on are only noted; read them with `opened`. */
export async function noteOpenedFiles(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const files: string[] = []
    Object.assign(globalThis, { openedFiles: files })
    shell.openPath = async (file) => {
      files.push(file)
      return ''
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { openedFiles: string[] }).openedFiles)
}

type Shown = { title: string; body: string }

/** Notifications from now on are only noted, and pressed by the number they came in. */
export async function noteNotifications(app: ElectronApplication) {
  await app.evaluate(({ Notification }) => {
    const noted: Electron.Notification[] = []
    Object.assign(globalThis, { notedNotifications: noted })
    Notification.prototype.show = function show(this: Electron.Notification) {
      noted.push(this)
    }
  })
  type Noted = { notedNotifications: (Shown & { emit(event: string): void })[] }
  return {
    shown: (): Promise<Shown[]> =>
      app.evaluate(() =>
        (globalThis as unknown as Noted).notedNotifications.map(({ title, body }) => ({ title, body }))
      ),
    press: (number: number): Promise<void> =>
      app.evaluate((_electron, place) => {
        ;(globalThis as unknown as Noted).notedNotifications[place]?.emit('click')
      }, number)
  }
}

/** Texts put on the clipboard from now on; read them with the answer. */
export async function noteCopiedTexts(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ clipboard }) => {
    const texts: string[] = []
    Object.assign(globalThis, { copiedTexts: texts })
    clipboard.writeText = async (text) => {
      texts.push(text)
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { copiedTexts: string[] }).copiedTexts)
}

/** The next dialogs that ask for a file or a folder are answered with `place`; with null they are closed. */
export async function answerOpenDialog(app: ElectronApplication, place: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({
      canceled: path === null,
      filePaths: path === null ? [] : [path]
    })
  }, place)
}

/** Addresses handed to other programs from now on are only noted; read them with the answer. */
export async function noteOpenedMails(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const urls: string[] = []
    Object.assign(globalThis, { openedUrls: urls })
    shell.openExternal = async (url) => {
      urls.push(url)
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { openedUrls: string[] }).openedUrls)
}
