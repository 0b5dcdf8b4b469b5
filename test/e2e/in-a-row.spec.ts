import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Clerk } from '../desk/clerk.ts'
import { rowsOf } from '../desk/rows-of.ts'
import { words } from '../desk/words.ts'
import { eventually } from './office.ts'
import { decided, isInHand, officeToDecide, title } from './to-decide.ts'

const all = 60

/** Notes every request that is opened, from now on. */
async function noteOpened(clerk: Clerk): Promise<() => Promise<string[]>> {
  await clerk.page.evaluate(() => {
    const opened: string[] = []
    Object.assign(window, { opened })
    const note = () => {
      const text = document.querySelector('[data-testid="in-hand"]')?.textContent?.trim() ?? ''
      if (text !== '' && opened.at(-1) !== text) opened.push(text)
    }
    // The key that has just decided, once more in the very moment in which the next request comes.
    const pressAgain = () => {
      const { again, asked } = document.body.dataset
      if (again === undefined || asked === document.querySelector('[data-testid="in-hand"]')?.textContent) return
      delete document.body.dataset.again
      window.dispatchEvent(
        new KeyboardEvent('keydown', { key: again, code: `Key${again.toUpperCase()}`, bubbles: true })
      )
    }
    new MutationObserver(pressAgain).observe(document.body, { childList: true, subtree: true, characterData: true })
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true })
    note()
  })
  return () => clerk.page.evaluate(() => (window as unknown as { opened: string[] }).opened)
}

/** What the system makes of a key that is held down, here long enough to have seen what is in hand; then lets it go. */
async function repeat(page: Page, key: string): Promise<void> {
  await page.keyboard.down(key)
  await new Clerk(page).look()
  await page.keyboard.down(key)
  await page.keyboard.up(key)
}

test('sixty decisions in a row: each request is opened once, in order, and a second press hits nobody', async () => {
  const { clerk, page } = await officeToDecide(all)
  const order = (await rowsOf(page)).map(({ reference }) => reference)
  await clerk.press('3')
  await page.getByRole('heading', { name: words('list.views.toDecide'), exact: true }).waitFor()
  await clerk.look()
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, order[0] ?? '')
  const opened = await noteOpened(clerk)
  for (const [at, reference] of order.entries()) {
    await isInHand(clerk, reference)
    await clerk.button('does.accept').waitFor()
    const key = at % 3 === 1 ? 'r' : 'a'
    // As often as not a key is pressed twice, or held down until the next request is there.
    if (at % 4 === 2)
      await page.evaluate(
        ([again = '', asked]) => Object.assign(document.body.dataset, { again, asked }),
        [key, reference]
      )
    const isHeld = at % 4 === 3
    await clerk.look()
    await (isHeld ? page.keyboard.down(key) : page.keyboard.press(key))
    if (at === order.length - 1) break
    await eventually(async () => (await title(clerk)) !== reference)
    if (isHeld) await repeat(page, key)
  }
  await eventually(async () => expect(await decided(page)).toHaveLength(all))
  expect(await opened()).toEqual(order)
  const verdicts = (await rowsOf(page)).map(({ verdict }) => verdict)
  expect(verdicts).toEqual(order.map((_, at) => (at % 3 === 1 ? 'reject' : 'accept')))
})

test('the arrow keys go on from every decision, and pass nobody', async () => {
  const { office: place, clerk, page } = await officeToDecide(6)
  const order = (await rowsOf(page)).map(({ reference }) => reference)
  const [first = '', second = '', third = '', fourth = ''] = order

  // The first arrow after a view was chosen opens its first row.
  await clerk.press('2')
  await page.getByRole('heading', { name: words('list.views.waiting'), exact: true }).waitFor()
  await clerk.press('1')
  await clerk.row(first).waitFor()
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, first)
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, second)

  // Outside of To decide the request stays, and the arrows go on from it; so after a decision that was changed.
  await clerk.button('does.accept').waitFor()
  await clerk.press('r')
  await clerk.rowSaying(second, 'decision.verdict.reject').waitFor()
  await clerk.press('x')
  await clerk.button('decision.keep').waitFor()
  await clerk.press('a')
  await clerk.rowSaying(second, 'decision.verdict.accept').waitFor()
  await isInHand(clerk, second)
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, third)

  // Out of the note, and by mouse: what had the focus is gone.
  await clerk.button('does.accept').waitFor()
  await clerk.field('decision.note').fill('Came in person')
  await clerk.press('Control+Enter')
  await clerk.rowSaying(third, 'decision.verdict.accept').waitFor()
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, fourth)
  await clerk.button('does.reject').click()
  await clerk.rowSaying(fourth, 'decision.verdict.reject').waitFor()
  await page.keyboard.press('ArrowUp')
  await isInHand(clerk, third)

  // Against an objection, with a note, in To decide, while another one arrives above.
  const mine = await clerk.createRequest({ sub: 'EE60001019960' })
  await clerk.readLink()
  const [request] = await place.server.practice.requests({ reference: mine })
  await place.server.practice.complete(request?.id ?? '', { as: { testPerson: 'EE60001019906' } })
  await clerk.rowSaying(mine, 'status.differing').waitFor({ timeout: 30_000 })
  await clerk.press('3')
  await clerk.row(mine).click()
  await clerk.press('a')
  await clerk.button('decision.acceptAnyway').waitFor()
  await clerk.field('decision.noteWhy').fill('Code read out wrongly')
  await clerk.look()
  await clerk.button('decision.acceptAnyway').press('Enter')
  await isInHand(clerk, first)
  await page.keyboard.press('ArrowDown')
  await isInHand(clerk, order[4] ?? '')
  expect(await clerk.rows.count()).toBe(3)
})
