import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inEveryLook, type Look } from '../desk/looks.ts'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { wordsIn } from '../desk/words.ts'
import { openOffice } from './office.ts'
import { tooLong } from './too-long.ts'

type AxeRun = { passes: unknown[]; violations: { id: string; nodes: { html: string }[] }[] }

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it is, in words. Only the contrast of colours depends on the theme. */
async function findings(page: Page, { theme }: Look): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const run = await page.evaluate<AxeRun, axe.RunOptions>(
    (options) =>
      // A tooltip stands outside every landmark wherever it is shown.
      (window as unknown as { axe: typeof axe }).axe.run(
        { include: [['html']], exclude: [['[data-portal]:has([role=tooltip])']] },
        options
      ),
    {
      runOnly: theme === 'light' ? { type: 'tag', values: standards } : { type: 'rule', values: ['color-contrast'] },
      // Of what passes, only that something did: to describe every element of it would take most of the time.
      resultTypes: ['violations']
    }
  )
  if (run.passes.length === 0) throw new Error('axe looked at nothing')
  if (!(await page.evaluate(isStill))) throw new Error('something may move while axe looks')
  return run.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Whether the screen says that its service is for practice: the service of the walk is a test one. */
async function withoutMark(page: Page, { language }: Look): Promise<string[]> {
  const mark = page.getByText(wordsIn(language)('environment.testBadge'), { exact: true })
  return (await mark.filter({ visible: true }).count()) > 0 ? [] : ['nothing says that it is for practice']
}

test('on any screen, in any language, axe finds nothing in either theme, and every button shows all its words', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await clerk.inEachWindow(async (page) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    // Colours that are on their way from one theme to the other are nobody's.
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  const found: Record<string, string[]> = {}
  const look = (screen: string) =>
    inEveryLook(desk.app, clerk.page, async (now) => {
      const words = (await tooLong(clerk.page)).map((text) => `too long for its button: ${text}`)
      const unmarked = screen.startsWith('first-start') ? [] : await withoutMark(clerk.page, now)
      found[`${screen}, ${now.language}, ${now.theme}`] = [...(await findings(clerk.page, now)), ...words, ...unmarked]
    })
  await walkPastEveryScreen({ clerk, server: office.server, look })
  const screens = Object.keys(found)
  expect(screens.length).toBeGreaterThan(12 * 6)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))

  // The same screen with words that no button has room for.
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(4)
  await clerk.page.evaluate(lengthen, long)
  expect(await tooLong(clerk.page)).toContain(long.trim())
}, 400_000)

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Puts other words into the first button that has any. */
function lengthen(words: string): void {
  const label = [...document.querySelectorAll('button .mantine-Button-label')].find((each) => each.textContent !== '')
  if (label === undefined) throw new Error('there is no button')
  label.textContent = words
}
