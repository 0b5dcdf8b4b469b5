import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { openOffice } from './office.ts'

/** What of the page is cut off or cannot be reached by scrolling, in words. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const { visibility, opacity } = getComputedStyle(element)
      return width > 1 && height > 1 && visibility === 'visible' && opacity !== '0'
    }
    const isTold = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '') ||
      element.matches('button, input, select, textarea, a, [role=button], [role=option]')
    const clips = (element: Element) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
      const hides = (value: string) => value === 'hidden' || value === 'clip'
      return { x: hides(overflowX) && textOverflow !== 'ellipsis', y: hides(overflowY) }
    }
    // What an ancestor lets scroll can be reached: from there on its own box counts.
    function problemOf(element: Element): string | undefined {
      let box = element.getBoundingClientRect()
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at)
        const around = at.getBoundingClientRect()
        const hidden = clips(at)
        if (hidden.x && (box.left < around.left - slack || box.right > around.right + slack)) return 'at a side'
        if (hidden.y && (box.top < around.top - slack || box.bottom > around.bottom + slack)) return 'above or below'
        const scrolls = (value: string) => value === 'auto' || value === 'scroll'
        if (scrolls(overflowX) || scrolls(overflowY)) {
          box = new DOMRect(
            scrolls(overflowX) ? around.left : box.left,
            scrolls(overflowY) ? around.top : box.top,
            scrolls(overflowX) ? around.width : box.width,
            scrolls(overflowY) ? around.height : box.height
          )
        }
        if (position === 'fixed') break
      }
      const { scrollWidth, scrollHeight } = document.documentElement
      const isOutside =
        box.left < -slack ||
        box.top < -slack ||
        box.right > Math.max(innerWidth, scrollWidth) + slack ||
        box.bottom > Math.max(innerHeight, scrollHeight) + slack
      return isOutside ? 'out of the window' : undefined
    }
    const found = [...document.body.querySelectorAll('*')]
      .filter((element) => isShown(element) && isTold(element) && element.closest('.visually-hidden') === null)
      .flatMap((element) => {
        const problem = problemOf(element)
        const name = (element.textContent || element.getAttribute('aria-label') || element.tagName).trim()
        return problem === undefined ? [] : [`${problem}: <${element.tagName.toLowerCase()}> ${name.slice(0, 60)}`]
      })
    const isWider = document.documentElement.scrollWidth > innerWidth + slack
    return isWider ? [...found, 'the page scrolls sideways'] : found
  })
}

test('at 200 % on a screen of 1024 × 768 nothing is cut off on any screen', async () => {
  const office = await openOffice()
  const { clerk } = await office.start()
  // What is left of the screen for the page: each of its pixels is two of the screen's.
  await clerk.page.setViewportSize({ width: 512, height: 384 })
  const found: Record<string, string[]> = {}
  await walkPastEveryScreen({
    clerk,
    server: office.server,
    look: async (screen) => {
      found[screen] = await cutOff(clerk.page)
    }
  })
  const screens = Object.keys(found)
  expect(screens.length).toBeGreaterThan(12)
  expect(found).toEqual(Object.fromEntries(screens.map((screen) => [screen, []])))
})
