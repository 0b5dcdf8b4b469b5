import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { inEveryLanguage } from '../desk/looks.ts'
import { decideEarlier } from '../screenshots/colleagues.ts'
import { fillOfficeDays, zoneOfPictures } from '../screenshots/office-days.ts'
import { cutOff } from './cut-off.ts'
import { openOffice, signIn } from './office.ts'

/** The sizes of a window that are worked in; the last is the first at 200 %: a pixel of the page is two of the screen's. */
const sizes = {
  '1280 × 800': { width: 1280, height: 800 },
  '1024 × 768': { width: 1024, height: 768 },
  '1920 × 1080': { width: 1920, height: 1080 },
  '1280 × 800 at 200 %': { width: 640, height: 400 }
} as const
type Size = keyof typeof sizes

const everyColumn = ['status', 'reference', 'who', 'when', 'outcome', 'proof', 'note']

/** Which columns of the first row cannot be seen, how many lines the head has, and how many pixels are left of a name. */
function listAsSeen(page: Page) {
  return page.evaluate(() => {
    const boxOf = (cell: Element) => cell.getBoundingClientRect()
    const row = document.querySelector('[data-testid="request-row"]')
    const cells = [...(row?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const titles = [...document.querySelectorAll('[role="columnheader"]')].map(boxOf)
    const middles = titles.filter(({ width }) => width > 1).map(({ top, height }) => Math.round(top + height / 2))
    return {
      seen: cells.filter((cell) => boxOf(cell).width > 12).map(({ dataset }) => dataset.column),
      linesOfHead: Math.max(...middles) - Math.min(...middles) > 4 ? 2 : 1,
      who: cells.find(({ dataset }) => dataset.column === 'who')?.getBoundingClientRect().width ?? 0
    }
  })
}

/** Where the parts of the window begin and end. */
const placesOf = (page: Page) =>
  page.evaluate(() => {
    const box = (part: string) => document.querySelector(part)?.getBoundingClientRect()
    const follows = (one: Node | null, other: Node | null) =>
      one !== null && other !== null && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    const [work, rail] = [document.querySelector('main'), document.querySelector('aside[data-environment]')]
    return {
      work: box('main'),
      list: box('[data-focus-place="list"]'),
      rail: box('aside[data-environment]'),
      isWorkFirst: follows(work, rail)
    }
  })

const showRows = (page: Page, rows: 'comfortable' | 'compact') =>
  page.evaluate(async (height) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    await eeidDesk.preferences.set({ rows: height })
  }, rows)

test('a day of an office has room at every size: every column, one line of titles, nothing cut off, the work first', async () => {
  const office = await openOffice({ network: 'plain' })
  const now = new Date()
  const asked = await fillOfficeDays(office.server.practice, now.getTime())
  for (const rows of ['comfortable', 'compact'] as const) {
    const { clerk, desk } = await office.start({ env: { TZ: zoneOfPictures(now) } })
    if (rows === 'comfortable') await signIn(clerk, office.server)
    const { page } = clerk
    await page
      .getByText(clerk.words('rail.count', { count: asked, formatted: asked }))
      .first()
      .waitFor({ timeout: 60_000 })
    if (rows === 'comfortable') await decideEarlier(page, 'Another person came')
    const found: Record<string, string[]> = {}
    const look = (size: Size, hand: string) =>
      inEveryLanguage(page, async (language) => {
        found[`${rows}, ${size}, ${hand}, ${language}`] = await cutOff(page)
        if (hand === 'full' && size !== '1280 × 800' && size !== '1920 × 1080') return
        const list = await listAsSeen(page)
        const shown = { size, hand, language, rows }
        expect({ ...shown, seen: list.seen }).toEqual({ ...shown, seen: ['select', ...everyColumn] })
        expect({ ...shown, lines: list.linesOfHead }).toEqual({ ...shown, lines: 1 })
        expect(list.who).toBeGreaterThan(90)
      })
    for (const size of Object.keys(sizes) as Size[]) {
      await page.setViewportSize(sizes[size])
      await look(size, 'empty')
      const places = await placesOf(page)
      expect(places.list?.width).toBeCloseTo(places.work?.width ?? 0, 0)
      const isSmall = sizes[size].width <= 720
      expect([size, places.isWorkFirst]).toEqual([size, isSmall])
      if (isSmall) expect(places.rail?.top).toBeGreaterThanOrEqual(places.work?.bottom ?? Number.POSITIVE_INFINITY)
      await clerk.rows.first().click()
      await page.getByTestId('request-status').waitFor()
      await look(size, 'full')
      await page.keyboard.press('Escape')
      await page.getByTestId('request-status').waitFor({ state: 'detached' })
    }
    const screens = Object.keys(found)
    expect(screens).toHaveLength(4 * 2 * 3)
    expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))
    await showRows(page, 'compact')
    await desk.close()
  }
}, 400_000)
