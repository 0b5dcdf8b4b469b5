import { expect, it } from 'vitest'
import { sharedToy } from './launch.ts'

const shared = sharedToy()

it('throws at what is not provided, and says what', async () => {
  const { app } = shared.current
  const said = await app.evaluate(async (electron) => {
    type Loose = Record<string, Record<string, (...args: unknown[]) => unknown>> & {
      BrowserWindow: new (options: object) => unknown
      MenuItem: new (options: object) => unknown
    }
    const { app, crashReporter, dialog, ipcMain, safeStorage, screen, session, shell, webContents, ...rest } =
      electron as unknown as Loose
    const attempts: [string, () => unknown][] = [
      ['a module', () => crashReporter?.start?.({})],
      ['another module', () => safeStorage?.isEncryptionAvailable?.()],
      ['a name', () => app?.showAboutPanel?.()],
      ['an event', () => app?.on?.('certificate-error', () => {})],
      ['a static', () => webContents?.fromOpenedPort?.()],
      ['an option', () => new rest.BrowserWindow({ vibrancy: 'menu' })],
      ['a value', () => new rest.BrowserWindow({ transparent: true })],
      ['a preference', () => new rest.BrowserWindow({ webPreferences: { sandbox: false } })],
      ['another preference', () => new rest.BrowserWindow({ webPreferences: { contextIsolation: false } })],
      ['a partition', () => session?.fromPartition?.('persist:desk')],
      ['a dialog', () => dialog?.showSaveDialog?.({ title: 'Save' })],
      ['a dialog option', () => dialog?.showSaveDialog?.({ message: 'Save' })],
      ['a file opened', () => shell?.openPath?.('/etc/hostname')],
      ['a trash', () => shell?.trashItem?.('/nowhere')],
      ['a cursor', () => screen?.getCursorScreenPoint?.()],
      ['a menu', () => new rest.MenuItem({ before: ['x'] })]
    ]
    const said: Record<string, string> = {}
    for (const [what, attempt] of attempts) {
      said[what] = await Promise.resolve()
        .then(attempt)
        .then(
          () => 'nothing was said',
          (error: Error) => error.message.replace(' is not provided by Electron-on-Chromium', '')
        )
    }
    ipcMain?.on?.('any channel at all', () => {})
    return said
  })
  expect(said).toEqual({
    'a module': 'crashReporter.start',
    'another module': 'safeStorage.isEncryptionAvailable',
    'a name': 'app.showAboutPanel',
    'an event': "app event 'certificate-error'",
    'a static': 'webContents.fromOpenedPort',
    'an option': "BrowserWindow option 'vibrancy'",
    'a value': "BrowserWindow option 'transparent: true'",
    'a preference': "webPreferences option 'sandbox: false'",
    'another preference': "webPreferences option 'contextIsolation: false'",
    'a partition': "a persistent session ('persist:desk')",
    'a dialog': 'dialog.showSaveDialog without a display',
    'a dialog option': "showSaveDialog option 'message'",
    'a file opened': 'shell.openPath without a display',
    'a trash': 'shell.trashItem',
    'a cursor': 'screen.getCursorScreenPoint',
    'a menu': "MenuItem option 'before'"
  })
})

it('lets tests put their own functions in place, as on Electron', async () => {
  const { app } = shared.current
  const answers = await app.evaluate(async ({ dialog, net, nativeTheme, powerMonitor, shell }) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/chosen.pdf' })
    shell.openPath = async () => ''
    net.isOnline = () => false
    Object.defineProperty(nativeTheme, 'shouldUseHighContrastColors', { value: true })
    const resumed = new Promise((resolve) => powerMonitor.once('resume', () => resolve('resumed')))
    powerMonitor.emit('resume')
    return [
      (await dialog.showSaveDialog({})).filePath,
      await shell.openPath('/x'),
      net.online,
      nativeTheme.shouldUseHighContrastColors,
      await resumed
    ]
  })
  expect(answers).toEqual(['/chosen.pdf', '', false, true, 'resumed'])
})
