/** What the app hands to the system: a file's place from the save dialog, a file to the viewer, a text to the clipboard. */
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, shell } from 'electron'

/** Asks where to save a PDF; null when the clerk closed the dialog. `folder` is where the dialog begins. */
export async function choosePdfPlace(fileName: string, folder: string | null): Promise<string | null> {
  const options = {
    defaultPath: join(folder ?? app.getPath('documents'), fileName),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const]
  }
  const [window] = BrowserWindow.getAllWindows()
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return answer.canceled || !answer.filePath ? null : answer.filePath
}

// On Linux Electron starts the viewer and never says how it went (`shell.openPath` does not settle).
const silenceMs = 3_000

/** Opens a file in the system's viewer; false where the system says that there is none. */
export function openInViewer(file: string): Promise<boolean> {
  const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), silenceMs).unref())
  return Promise.race([shell.openPath(file).then((problem) => problem === ''), silence])
}

/** Puts a text on the clipboard. */
export const copyText = async (text: string): Promise<void> => clipboard.writeText(text)
