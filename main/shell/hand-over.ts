/** What the app hands to the system: a file or its place from the dialogs, a file to the viewer, a text to the clipboard. */
import { join } from 'node:path'
import { app, clipboard, dialog, shell } from 'electron'
import { windowOf } from './window.ts'

const pdf = { name: 'PDF', extensions: ['pdf'] }
const zip = { name: 'ZIP', extensions: ['zip'] }
const csv = { name: 'CSV', extensions: ['csv'] }
const xlsx = { name: 'Excel', extensions: ['xlsx'] }
const lines = { name: 'JSON lines', extensions: ['jsonl'] }
const table = { name: 'CSV, Excel', extensions: ['csv', 'txt', 'tsv', 'xlsx'] }

/** Asks where to save a PDF; null when the clerk closed the dialog. `folder` is where the dialog begins. */
export const choosePdfPlace = (fileName: string, folder: string | null): Promise<string | null> =>
  choosePlace(fileName, folder, pdf)

/** The same for a ZIP. */
export const chooseZipPlace = (fileName: string, folder: string | null): Promise<string | null> =>
  choosePlace(fileName, folder, zip)

/** The same for a CSV. */
export const chooseCsvPlace = (fileName: string, folder: string | null): Promise<string | null> =>
  choosePlace(fileName, folder, csv)

/** The same for an Excel workbook. */
export const chooseWorkbookPlace = (fileName: string, folder: string | null): Promise<string | null> =>
  choosePlace(fileName, folder, xlsx)

/** The same for JSON lines. */
export const chooseLinesPlace = (fileName: string, folder: string | null): Promise<string | null> =>
  choosePlace(fileName, folder, lines)

/** Asks which CSV or workbook to open; null when the clerk closed the dialog. `folder` is where the dialog begins. */
export async function chooseCsvFile(folder: string | null): Promise<string | null> {
  const options = {
    defaultPath: folder ?? app.getPath('documents'),
    filters: [table],
    properties: ['openFile' as const]
  }
  const window = windowOf('desk')
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}

/** Asks for a folder; null when the clerk closed the dialog. `begin` is where the dialog begins. */
export async function chooseFolder(begin: string | null): Promise<string | null> {
  const options = {
    defaultPath: begin ?? app.getPath('documents'),
    properties: ['openDirectory' as const, 'createDirectory' as const]
  }
  const window = windowOf('desk')
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}

async function choosePlace(fileName: string, folder: string | null, filter: typeof pdf): Promise<string | null> {
  const options = {
    defaultPath: join(folder ?? app.getPath('documents'), fileName),
    filters: [filter],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const]
  }
  const window = windowOf('desk')
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return answer.canceled || !answer.filePath ? null : answer.filePath
}

/** Asks the clerk in the system's own box; true only where `yes` was pressed. */
export async function askInBox({ message, detail, yes, no }: Record<'message' | 'detail' | 'yes' | 'no', string>) {
  const options = {
    type: 'warning' as const,
    title: 'eeID Desk',
    message,
    detail,
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true
  }
  const window = windowOf('desk')
  const answer = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options)
  return answer.response === 1
}

// On Linux Electron starts the viewer and never says how it went (`shell.openPath` does not settle).
const silenceMs = 3_000

/** Opens a file in the system's viewer; false where the system says that there is none. */
export function openInViewer(file: string): Promise<boolean> {
  const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), silenceMs).unref())
  return Promise.race([shell.openPath(file).then((problem) => problem === ''), silence])
}

/** Opens a draft in the system's mail program; false where there is none. Nothing but a mail is opened this way. */
export async function openMail(url: string): Promise<boolean> {
  if (new URL(url).protocol !== 'mailto:') throw new Error('only mails are opened by address')
  return shell.openExternal(url).then(
    () => true,
    () => false
  )
}

/** The system's clipboard, for text. */
export const systemClipboard = {
  write: async (text: string): Promise<void> => clipboard.writeText(text),
  read: async (): Promise<string> => clipboard.readText(),
  clear: (): void => clipboard.clear()
}
