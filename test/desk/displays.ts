/** Displays that come and go, by Electron's own API: nothing is really plugged in. */
import type { ElectronApplication, Page } from 'playwright-core'

/** Plugs in a second display; answers the page of the person's window, which opens on it. */
export async function plugDisplay(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ screen }) => {
    const [own] = screen.getAllDisplays()
    if (!own) throw new Error('there is no display')
    const bounds = { x: own.bounds.x + own.bounds.width, y: own.bounds.y, width: 1280, height: 1024 }
    const other = { ...own, id: own.id + 1, label: 'For the person', bounds, workArea: bounds }
    screen.getAllDisplays = () => [own, other]
    screen.emit('display-added', {}, other)
  })
  const page = await opened
  page.setDefaultTimeout(20_000)
  return page
}

/** Unplugs it. */
export async function unplugDisplay(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ screen }) => {
    const [own, other] = screen.getAllDisplays()
    if (!own || !other) throw new Error('there is no second display')
    screen.getAllDisplays = () => [own]
    screen.emit('display-removed', {}, other)
  })
}
