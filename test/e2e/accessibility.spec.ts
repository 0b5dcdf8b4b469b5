import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { openOffice, signIn } from './office.ts'

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

test.each(['light', 'dark'] as const)('axe finds nothing on any screen of the main job, %s', async (theme) => {
  const office = await openOffice()
  const { desk, clerk } = await office.start()
  const { page } = clerk
  await desk.app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
  const found: Record<string, string[]> = {}
  const look = async (screen: string) => {
    found[screen] = await findings(page)
  }
  await clerk.button('Continue').waitFor()
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor()
  await look('first start')
  await clerk.button('Continue').click()
  await look('first start with mistakes')
  await signIn(clerk, office.server)
  await look('empty list')
  await clerk.typeRequest({})
  await clerk.button('Create request').click()
  await look('new request with mistakes')
  await clerk.field('Personal code').fill('EE60001019906')
  await clerk.button('Create request').click()
  const link = await clerk.readLink()
  await look('waiting')
  await playPerson(link, 'as-test-person')
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })
  await look('differing')
  await office.server.practice.unplug()
  await page.keyboard.press('F5')
  await clerk.line.filter({ hasText: 'Offline since' }).waitFor({ timeout: 60_000 })
  await look('offline')
  await clerk.button('Settings').click()
  await look('settings')
  await clerk.button('Service').click()
  await clerk.field('Base URL').waitFor()
  await look('settings of the service')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'All actions' }).waitFor()
  await look('all actions')
  await page.keyboard.press('Escape')
  await clerk.button('Settings').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await look('keys')
  const screens = Object.keys(found)
  expect(screens).toHaveLength(11)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))
})
