/** How the app begins and closes: its place, its icon, and what the system starts. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { noteNotifications } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

type Noted = { trayMenus: (Electron.Menu | null)[]; trayTips: string[] }

/** Notes what the icon is given from now on; its menu is chosen from by the words. */
async function noteTray(app: ElectronApplication) {
  await app.evaluate(({ Tray }) => {
    const noted: Noted = { trayMenus: [], trayTips: [] }
    Object.assign(globalThis, noted)
    const { setContextMenu, setToolTip } = Tray.prototype
    Tray.prototype.setContextMenu = function set(this: Electron.Tray, menu) {
      noted.trayMenus.push(menu)
      setContextMenu.call(this, menu)
    }
    Tray.prototype.setToolTip = function set(this: Electron.Tray, tip) {
      noted.trayTips.push(tip)
      setToolTip.call(this, tip)
    }
  })
  return {
    tip: () => app.evaluate(() => (globalThis as unknown as Noted).trayTips.at(-1)),
    choose: (label: string) =>
      app.evaluate((_electron, wanted) => {
        const item = (globalThis as unknown as Noted).trayMenus.at(-1)?.items.find((one) => one.label === wanted)
        if (!item?.enabled) throw new Error(`there is no ${wanted} to choose`)
        item.click()
      }, label)
  }
}

const turnOn = async (clerk: Clerk, ...names: ('withSystem' | 'tray' | 'closesToTray')[]) => {
  await clerk.openSettings('starting')
  for (const name of names) {
    const field = clerk.page.getByRole('switch', { name: words(`starting.${name}`) })
    await field.setChecked(true)
    await eventually(() => field.isEnabled())
  }
  await clerk.leaveSettings()
}

const isVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

test('the icon tells how many wait and keeps the app, opens what is asked for, and ends it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const tray = await noteTray(desk.app)
  await turnOn(clerk, 'tray', 'closesToTray')
  await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
  await eventually(async () => expect(await tray.tip()).toContain(words('main:tray.waiting', { count: 1 })))
  expect(await tray.tip()).not.toContain('Maasikas')

  const notifications = await noteNotifications(desk.app)
  await closeWindow(desk.app)
  await eventually(async () => expect(await isVisible(desk.app)).toBe(false))
  await eventually(async () =>
    expect((await notifications.shown()).map(({ title }) => title)).toEqual([words('main:tray.goesOn')])
  )
  await tray.choose(words('main:tray.newRequest'))
  await eventually(async () => expect(await isVisible(desk.app)).toBe(true))
  await clerk.page.getByRole('heading', { name: words('create.title') }).waitFor()

  // A second start brings it to the front as well.
  await closeWindow(desk.app)
  await eventually(async () => expect(await isVisible(desk.app)).toBe(false))
  expect(await office.startAgain()).toBe(0)
  await eventually(async () => expect(await isVisible(desk.app)).toBe(true))

  const ended = new Promise((resolve) => desk.app.process().once('exit', resolve))
  await tray.choose(words('main:tray.quit'))
  expect(await ended).toBe(0)
})

test('an app that the system has started is out of the way, and can be found', async () => {
  const office = await openOffice({ network: 'plain' })
  const first = await office.start()
  await signIn(first.clerk, office.server)
  await first.desk.close()
  const minimized = await office.start({ switches: ['--hidden'] })
  await minimized.clerk.button('list.newRequest').first().waitFor({ state: 'attached' })
  await eventually(async () =>
    expect(
      await minimized.desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    ).toBe(true)
  )
  expect(await office.startAgain()).toBe(0)
  await eventually(async () => expect(await isVisible(minimized.desk.app)).toBe(true))
})

test('the window comes back where it was left, on the screen even if that display has gone', async () => {
  const office = await openOffice({ network: 'plain' })
  const first = await office.start()
  await first.clerk.button('onboarding.continue').waitFor()
  const left = { x: 200, y: 120, width: 1100, height: 760 }
  await first.desk.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    left
  )
  await first.desk.close()
  const kept = JSON.parse(readFileSync(join(office.userData, 'window.json'), 'utf8'))
  expect(kept).toMatchObject({ bounds: left, isMaximized: false })
  const again = await office.start()
  await again.clerk.button('onboarding.continue').waitFor()
  const bounds = await again.desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual(left)
})

test.skipIf(process.platform !== 'linux')(
  'a Linux desktop is told by a file to start it, and told otherwise again',
  async () => {
    const office = await openOffice({ network: 'plain' })
    const settings = join(office.folder, 'settings')
    mkdirSync(settings)
    const { clerk } = await office.start({ env: { XDG_CONFIG_HOME: settings } })
    await signIn(clerk, office.server)
    const entry = join(settings, 'autostart/eeid-desk.desktop')
    expect(existsSync(entry)).toBe(false)
    await turnOn(clerk, 'withSystem')
    await eventually(() => existsSync(entry))
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" .*--hidden$/m)
    await clerk.openSettings('starting')
    await clerk.page.getByRole('switch', { name: words('starting.withSystem') }).setChecked(false)
    await eventually(() => !existsSync(entry))
  }
)
