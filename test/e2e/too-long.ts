/** Finds the buttons that are too small for their words: shortened by three dots, cut, or run over. */
import type { Page } from 'playwright-core'

/** The words of every button on the page that does not show all of them, as they are in the page. */
export function tooLong(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Layout is in fractions of a pixel.
    const slack = 1.5
    const buttons = [...document.querySelectorAll('button, [role=button], [role=tab], .mantine-SegmentedControl-label')]

    const wordsIn = (button: Element): Text[] => {
      const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) found.push(walker.currentNode as Text)
      return found
    }

    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && !element.closest('.visually-hidden')
    }

    const boxesAround = (element: Element | null, button: Element): DOMRect[] => {
      if (element === null) return []
      const own = element.getBoundingClientRect()
      return element === button ? [own] : [own, ...boxesAround(element.parentElement, button)]
    }

    const isTooLong = (button: Element) => (text: Text) => {
      const parent = text.parentElement
      if (parent === null || !isShown(parent)) return false
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      const isInline = getComputedStyle(parent).display === 'inline'
      return boxesAround(isInline ? parent.parentElement : parent, button).some(
        (box) => words.right > box.right + slack || words.left < box.left - slack || words.bottom > box.bottom + slack
      )
    }

    return buttons
      .filter(isShown)
      .flatMap((button) => wordsIn(button).filter(isTooLong(button)))
      .map((text) => (text.nodeValue ?? '').trim())
  })
}
