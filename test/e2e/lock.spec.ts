import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { Clerk } from '../desk/clerk.ts'
import type { RunningDesk } from '../desk/launch.ts'
import { words } from '../desk/words.ts'
import { type Office, openOffice, signIn } from './office.ts'
import { attempt } from './powerless.ts'

const pins = { Mari: '730184', Jaan: '194673' }

/** Does what makes main throw the window away; returns the clerk at the one that comes. */
async function renewed({ app }: RunningDesk, old: Page, act: () => Promise<unknown>): Promise<Clerk> {
  const gone = old.waitForEvent('close')
  const [page] = await Promise.all([app.waitForEvent('window'), act()])
  await gone
  page.setDefaultTimeout(20_000)
  await page.getByRole('heading', { name: words('lock.title') }).waitFor()
  return new Clerk(page)
}

/** Adds two clerks by what the window can call, and has everybody say who they are from then on. */
const beNamed = (page: Page) =>
  page.evaluate(async ({ Mari, Jaan }) => {
    const { clerks } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
    await clerks.add({ name: 'Mari', role: 'manager', pin: Mari })
    await clerks.add({ name: 'Jaan', role: 'clerk', pin: Jaan })
    // The window that asks is gone before it is answered.
    void clerks.choose({ mode: 'named' }).catch(() => {})
  }, pins)

async function unlock(clerk: Clerk, name: keyof typeof pins): Promise<void> {
  await clerk.page.getByRole('radio', { name }).check()
  await clerk.field('lock.pin').fill(pins[name])
  await clerk.page.keyboard.press('Enter')
  await clerk.button('list.newRequest').first().waitFor()
}

const windowsOf = ({ app }: RunningDesk) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.id))

/** What axe finds on the lock screen. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const run = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  if (run.passes.length === 0) throw new Error('axe looked at nothing')
  return run.violations.map(({ id }) => id)
}

const logOf = (page: Page) =>
  page.evaluate(async () => {
    const { audit } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
    const everything = { acts: [], author: null, from: null, until: null, request: null, reference: '' }
    const all = await audit.page({ ...everything, offset: 0, limit: 200 })
    return all.ok ? all.value.rows.map(({ act, author }) => `${author}: ${act}`).reverse() : []
  })

async function begun(office: Office) {
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
  return { desk, clerk, reference }
}

test('a locked desk has another window that knows and can do nothing; two clerks are told apart in the log', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk, reference } = await begun(office)
  const before = await windowsOf(desk)

  const locked = await renewed(desk, clerk.page, () => beNamed(clerk.page))
  expect(await windowsOf(desk)).not.toEqual(before)
  expect(await locked.page.content()).not.toContain(reference)
  expect(await locked.page.content()).not.toContain('Maasikas')
  expect(await findings(locked.page)).toEqual([])
  expect(await attempt(locked.page, 'window.eeidDesk.services.list()')).toMatch(/^refused/)
  expect(await attempt(locked.page, 'window.eeidDesk.drafts.list()')).toMatch(/^refused/)

  await unlock(locked, 'Jaan')
  await locked.row(reference).waitFor()
  const theirs = await locked.createRequest({ name: 'Juku Connež-Šuslik' })
  // A window that was patched to ask for a manager's act.
  const exported = await locked.page.evaluate(() =>
    (window as unknown as { eeidDesk: DeskApi }).eeidDesk.audit.save({ as: 'lines' })
  )
  expect(exported).toEqual({ ok: false, error: { code: 'managerOnly' } })

  await locked.row(theirs).waitFor()
  // The window may be gone before the key is up again.
  const press = () => locked.page.keyboard.press('Control+l').catch(() => undefined)
  const again = await renewed(desk, locked.page, press)
  await again.page.getByRole('radio', { name: 'Mari' }).check()
  await again.field('lock.pin').fill(pins.Jaan)
  await again.button('lock.unlock').click()
  await again.page.getByText(words('lock.wrong')).waitFor()
  await unlock(again, 'Mari')
  const log = await logOf(again.page)
  const named = log.filter((entry) => /^(Jaan|Mari):/.test(entry) && !/: (open|handOver)$/.test(entry))
  expect(named).toEqual(['Jaan: signIn', 'Jaan: create', 'Jaan: lock', 'Mari: signIn'])
  await desk.close()

  // Whoever starts it again is asked as well.
  const next = await office.start()
  await next.clerk.page.getByRole('heading', { name: words('lock.title') }).waitFor()
  expect(await attempt(next.clerk.page, 'window.eeidDesk.services.list()')).toMatch(/^refused/)
}, 120_000)

test('the desk locks with the system, and the window that comes is kept out of recordings as well', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await begun(office)
  await clerk.page.evaluate(async () => {
    const { clerks } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
    await clerks.setOwnPin({ old: '', pin: '582907' })
    await clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: true })
  })
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected())).toBe(
    true
  )
  const lock = () => desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  const locked = await renewed(desk, clerk.page, lock)
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected())).toBe(
    true
  )
  await locked.field('lock.pin').fill('582907')
  await locked.button('lock.unlock').click()
  await locked.button('list.newRequest').first().waitFor()
}, 120_000)
