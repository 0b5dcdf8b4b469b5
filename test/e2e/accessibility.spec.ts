import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inEveryLook } from '../desk/looks.ts'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { openOffice } from './office.ts'

type AxeRun = { passes: unknown[]; violations: { id: string; nodes: { html: string }[] }[] }

/** What axe finds on the page as it is, in words. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  // A tooltip stands outside every landmark wherever it is shown.
  const run = await page.evaluate<AxeRun>(
    `axe.run({ include: [['html']], exclude: [['[data-portal]:has([role=tooltip])']] },
       { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`
  )
  if (run.passes.length === 0) throw new Error('axe looked at nothing')
  return run.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

test('axe finds nothing on any screen, in any language, in either theme', async () => {
  const office = await openOffice()
  const { desk, clerk } = await office.start()
  const found: Record<string, string[]> = {}
  const look = (screen: string) =>
    inEveryLook(desk.app, clerk.page, async ({ language, theme }) => {
      found[`${screen}, ${language}, ${theme}`] = await findings(clerk.page)
    })
  await walkPastEveryScreen({ clerk, server: office.server, look })
  const screens = Object.keys(found)
  expect(screens.length).toBeGreaterThan(12 * 6)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))
}, 300_000)
