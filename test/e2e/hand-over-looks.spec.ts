import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { plugDisplay } from '../desk/displays.ts'
import { inEveryLanguage } from '../desk/looks.ts'
import { playPerson } from '../desk/person.ts'
import { words } from '../desk/words.ts'
import { readSymbols } from '../symbols/read-symbols.ts'
import { eventually, openOffice, signIn } from './office.ts'

const lying = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1280, height: 1024 },
  { width: 1920, height: 1080 }
]

/** The last one is a display of 1080 × 1920 at 200 %. */
const upright = [
  { width: 432, height: 768 },
  { width: 480, height: 800 },
  { width: 600, height: 1024 },
  { width: 1080, height: 1920 },
  { width: 540, height: 960 }
]

const textsOf = async (page: Page) => (await readSymbols(await page.screenshot())).map(({ text }) => text)

const boxOf = async (page: Page, id: string) => {
  const box = await page.getByTestId(id).boundingBox()
  if (box === null) throw new Error(`${id} is not there`)
  return box
}

/** How many pixels of it do not fit the display. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement
    return Math.max(0, scrollHeight - window.innerHeight, scrollWidth - window.innerWidth)
  })

/** Whether all of an element is in the window, without scrolling. */
async function isSeen(page: Page, id: string): Promise<boolean> {
  const box = await boxOf(page, id)
  const height = await page.evaluate(() => window.innerHeight)
  return box.y >= 0 && box.y + box.height <= height
}

async function handOver(clerk: Clerk): Promise<string> {
  await clerk.createRequest({ sub: 'EE30303039914', reason: 'Opening an account for a child' })
  return await clerk.readLink()
}

test('the code comes first, the ways are one row beneath it, and all of it is seen without scrolling in every language', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await handOver(clerk)
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const language of ['en', 'ru', 'et']) {
    const code = await boxOf(page, 'qr')
    expect(code.width).toBeGreaterThanOrEqual(300)
    const rows = await page.getByTestId('ways').getByRole('button').all()
    const boxes = await Promise.all(rows.map((way) => way.boundingBox()))
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1)
    expect(boxes[0]?.y ?? 0).toBeGreaterThan(code.y + code.height)
    const seen = await Promise.all(['link-time-left', 'person-methods', 'ways'].map((id) => isSeen(page, id)))
    expect({ language, seen }).toEqual({ language, seen: [true, true, true] })
    const cut = await page
      .getByTestId('ways')
      .evaluate((row) =>
        [...row.querySelectorAll('span')]
          .filter((word) => word.scrollWidth > word.clientWidth)
          .map((w) => w.textContent)
      )
    expect({ language, cut }).toEqual({ language, cut: [] })
    await page.keyboard.press('f')
    await page.locator(`[data-testid=person-card]:not([lang=${language}])`).waitFor()
  }
  await inEveryLanguage(page, async (language) => {
    const seen = await Promise.all(['link-time-left', 'person-methods', 'ways'].map((id) => isSeen(page, id)))
    expect({ language, seen }).toEqual({ language, seen: [true, true, true] })
  })

  // A press says in its own place what came of it, and nothing else moves.
  const before = [await boxOf(page, 'qr'), await boxOf(page, 'ways')]
  await clerk.button('action.copyLink').click()
  await clerk.button('action.copied').waitFor()
  expect([await boxOf(page, 'qr'), await boxOf(page, 'ways')]).toEqual(before)

  await page.setViewportSize({ width: 1920, height: 1080 })
  expect((await boxOf(page, 'qr')).width).toBeGreaterThan(400)
  expect(desk.app.windows()).toHaveLength(1)
})

test('the large code has the whole window, black on white in the dark, closes by Escape, and goes once it is used', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const link = await handOver(clerk)
  await desk.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  const large = clerk.button('handover.large')
  await large.click()
  const shown = page.getByTestId('large-code')
  await shown.waitFor()
  expect(await textsOf(page)).toEqual([link])
  const { height } = page.viewportSize() ?? (await page.evaluate(() => ({ height: window.innerHeight })))
  const code = await shown.getByTestId('qr').boundingBox()
  expect((code?.height ?? 0) / height).toBeGreaterThan(0.7)
  const ground = await page.getByRole('dialog').evaluate((one) => getComputedStyle(one).backgroundColor)
  expect(ground).toBe('rgb(255, 255, 255)')
  await page.keyboard.press('Escape')
  await shown.waitFor({ state: 'detached' })
  await eventually(() => large.evaluate((button) => button === document.activeElement))
  // By its key, too; and nobody has to close what shows a code that is used.
  await page.keyboard.press('w')
  await shown.waitFor()
  await playPerson(link, 'as-required')
  await shown.waitFor({ state: 'detached', timeout: 30_000 })
  expect(await page.getByTestId('request-status').textContent()).toContain(words('status.matching'))
  expect(await textsOf(page)).toEqual([])
})

test('the person’s screen is read from two metres, lying or upright, and shows at once what is so after every break', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.page.evaluate(() =>
    (
      window as unknown as { eeidDesk: { handover: { setOffice(argument: object): Promise<unknown> } } }
    ).eeidDesk.handover.setOffice({ office: 'Õismäe teenindussaal' })
  )
  await clerk.page.keyboard.press('d')
  const screen = await plugDisplay(desk.app)
  await screen.getByTestId('idle').getByText('Õismäe teenindussaal').waitFor()
  for (const size of [...lying, ...upright]) {
    await screen.setViewportSize(size)
    expect({ size, beyond: await beyond(screen) }).toEqual({ size, beyond: 0 })
  }
  const link = await handOver(clerk)
  await screen.getByTestId('qr').waitFor()
  for (const language of ['en', 'ru', 'et']) {
    const expected = link.replace('ui_locales=en', `ui_locales=${language}`)
    await screen.locator(`[data-testid=person-card][lang=${language}]`).waitFor()
    for (const size of [...lying, ...upright]) {
      await screen.setViewportSize(size)
      const code = await boxOf(screen, 'qr')
      const instruction = await screen.getByRole('heading', { level: 1 }).boundingBox()
      const facts = await screen.getByTestId('person-reference').boundingBox()
      const isLying = size.width > size.height
      const place = `${language} ${size.width}×${size.height}`
      // The dark part alone, without the white around it.
      const dark = await screen.getByTestId('qr').locator('path').boundingBox()
      expect([place, await beyond(screen)]).toEqual([place, 0])
      expect([place, code.width >= 300]).toEqual([place, true])
      if (isLying) expect([place, (dark?.height ?? 0) / size.height >= 0.6]).toEqual([place, true])
      expect([place, (instruction?.y ?? 0) + (instruction?.height ?? 0) <= code.y + 1]).toEqual([place, true])
      if (!isLying) expect([place, (facts?.y ?? 0) >= code.y + code.height]).toEqual([place, true])
      expect([place, await textsOf(screen)]).toEqual([place, [expected]])
    }
    await clerk.page.keyboard.press('f')
  }

  // Its page begins anew, the machine sleeps: each time it shows what is so now.
  await screen.reload()
  await screen.getByTestId('qr').waitFor()
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  expect(await textsOf(screen)).toHaveLength(1)
  // Whoever presses on it takes nothing from the clerk.
  await screen.mouse.click(100, 100)
  expect(
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isFocused()))
  ).toEqual([true, false])
  await playPerson(link, 'as-required')
  await screen.getByTestId('idle').waitFor({ timeout: 30_000 })
  expect(await textsOf(screen)).toEqual([])
})
