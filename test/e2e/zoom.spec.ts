import { expect, test } from 'vitest'
import { inEveryLanguage } from '../desk/looks.ts'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { cutOff } from './cut-off.ts'
import { openOffice } from './office.ts'

test('at 200 % on a screen of 1024 × 768 nothing is cut off on any screen, in any language', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  // What is left of the screen for the page: each of its pixels is two of the screen's.
  await clerk.inEachWindow((page) => page.setViewportSize({ width: 512, height: 384 }))
  const found: Record<string, string[]> = {}
  await walkPastEveryScreen({
    clerk,
    server: office.server,
    look: (screen) =>
      inEveryLanguage(clerk.page, async (language) => {
        expect(await clerk.page.evaluate(() => window.innerWidth)).toBe(512)
        found[`${screen}, ${language}`] = await cutOff(clerk.page)
      })
  })
  const screens = Object.keys(found)
  expect(screens.length).toBeGreaterThan(12 * 3)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))

  // Three parts beside each other, with the least room for the middle one.
  await clerk.page.setViewportSize({ width: 1100, height: 800 })
  await inEveryLanguage(clerk.page, async (language) => {
    expect([language, await clerk.page.evaluate(isTitleCovered)]).toEqual([language, false])
  })
}, 300_000)

/** Whether the buttons above the list lie on its title. */
function isTitleCovered(): boolean {
  const title = document.querySelector('header h2')
  const buttons = title?.parentElement?.nextElementSibling?.getBoundingClientRect()
  if (title === null || buttons === undefined) throw new Error('there is no list')
  const words = document.createRange()
  words.selectNodeContents(title)
  const { left, right, top, bottom } = words.getBoundingClientRect()
  return left < buttons.right && right > buttons.left && top < buttons.bottom && bottom > buttons.top
}
