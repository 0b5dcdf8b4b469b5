/** Finds what of a page cannot be read or reached: cut by what is around it, or outside the window. */
import type { Page } from 'playwright-core'

type Box = { left: number; top: number; right: number; bottom: number }
type Around = { box: Box; x: string; y: string; hasEllipsis: boolean; isFixed: boolean }
type Told = { name: string; box: Box; wordsAreCut: boolean; around: Around[] }
type Seen = { told: Told[]; page: Box; isWider: boolean }

// Layout is in fractions of a pixel.
const slack = 1.5

const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'

/** What is cut off, in words; empty where everything can be read or scrolled to. */
export async function cutOff(page: Page): Promise<string[]> {
  const seen = await look(page)
  const found = seen.told.flatMap((one) => {
    const problem = problemOf(one, seen.page)
    return problem === undefined ? [] : [`${problem}: ${one.name}`]
  })
  return seen.isWider ? [...found, 'the page scrolls sideways'] : found
}

/** From an ancestor that scrolls on, its own box counts: what is in it can be reached. */
function problemOf({ box, wordsAreCut, around }: Told, page: Box): string | undefined {
  if (wordsAreCut) return 'in the middle of its words'
  let reached = box
  for (const ancestor of around) {
    if (isCutBy(ancestor, reached)) return 'by what is around it'
    reached = reachedThrough(ancestor, reached)
    if (ancestor.isFixed) break
  }
  const isOutside = reached.left < page.left - slack || reached.right > page.right + slack
  return isOutside || reached.top < page.top - slack || reached.bottom > page.bottom + slack
    ? 'outside the window'
    : undefined
}

function isCutBy({ box, x, y, hasEllipsis }: Around, inner: Box): boolean {
  const atSides = inner.left < box.left - slack || inner.right > box.right + slack
  const aboveOrBelow = inner.top < box.top - slack || inner.bottom > box.bottom + slack
  return (hides(x) && !hasEllipsis && atSides) || (hides(y) && aboveOrBelow)
}

const reachedThrough = ({ box, x, y }: Around, inner: Box): Box => ({
  left: scrolls(x) ? box.left : inner.left,
  right: scrolls(x) ? box.right : inner.right,
  top: scrolls(y) ? box.top : inner.top,
  bottom: scrolls(y) ? box.bottom : inner.bottom
})

/** Every element on the page that tells something, with its box and everything around it. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const root = document.documentElement
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left, top, right, bottom }
    }
    const controls = 'button, input, select, textarea, a, [role=button], [role=option]'
    const tells = (element: Element) =>
      element.matches(controls) ||
      [...element.childNodes].some((node) => node.nodeName === '#text' && node.nodeValue?.trim())
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const { visibility, opacity } = getComputedStyle(element)
      return (
        width > 1 && height > 1 && visibility === 'visible' && opacity !== '0' && !element.closest('.visually-hidden')
      )
    }
    const aroundOf = (element: Element | null): Element[] =>
      element === null ? [] : [element, ...aroundOf(element.parentElement)]
    // In which the charts' library measures words, far outside the window.
    const isMeasure = (element: Element) => element.id === 'recharts_measurement_span'
    const told = [...document.body.querySelectorAll('*')]
      .filter(tells)
      .filter((element) => isShown(element) && !isMeasure(element))
      .map((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element)
        return {
          name: `<${element.tagName.toLowerCase()}> ${(element.textContent || element.ariaLabel || '').trim().slice(0, 60)}`,
          box: boxOf(element),
          wordsAreCut:
            /hidden|clip/.test(overflowX) &&
            textOverflow !== 'ellipsis' &&
            element.scrollWidth > element.clientWidth + 1.5,
          around: aroundOf(element.parentElement).map((at) => {
            const style = getComputedStyle(at)
            return {
              box: boxOf(at),
              x: style.overflowX,
              y: style.overflowY,
              hasEllipsis: style.textOverflow === 'ellipsis',
              isFixed: style.position === 'fixed'
            }
          })
        }
      })
    const right = Math.max(innerWidth, root.scrollWidth)
    const bottom = Math.max(innerHeight, root.scrollHeight)
    return { told, page: { left: 0, top: 0, right, bottom }, isWider: root.scrollWidth > innerWidth + 1.5 }
  })
}
