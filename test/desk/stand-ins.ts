/** Answers for the two windows that belong to the system and not to the app: the save dialog and the PDF viewer. */
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
