import { expect, test } from 'vitest'
import { inEveryLanguage } from '../desk/looks.ts'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { cutOff } from './cut-off.ts'
import { openOffice } from './office.ts'

test('at 200 % on a screen of 1024 × 768 nothing is cut off on any screen, in any language', async () => {
  const office = await openOffice()
  const { clerk } = await office.start()
  // What is left of the screen for the page: each of its pixels is two of the screen's.
  await clerk.page.setViewportSize({ width: 512, height: 384 })
  const found: Record<string, string[]> = {}
  await walkPastEveryScreen({
    clerk,
    server: office.server,
    look: (screen) =>
      inEveryLanguage(clerk.page, async (language) => {
        found[`${screen}, ${language}`] = await cutOff(clerk.page)
      })
  })
  const screens = Object.keys(found)
  expect(screens.length).toBeGreaterThan(12 * 3)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))
}, 300_000)
