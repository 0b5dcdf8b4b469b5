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

/** Opens a file in the system's viewer; false where there is none. */
export async function openInViewer(file: string): Promise<boolean> {
  return (await shell.openPath(file)) === ''
}

/** Puts a text on the clipboard. */
export const copyText = async (text: string): Promise<void> => clipboard.writeText(text)
