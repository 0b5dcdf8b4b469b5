import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { wholeList } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { Clerk } from '../desk/clerk.ts'
import { eventually, openOffice, signIn } from './office.ts'

type Told = { reference: string; verdicts: string[] }

/** Every request as main has it, in the order of the list, with each decision about it. */
const told = (page: Page): Promise<Told[]> =>
  page.evaluate(async (query) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const [service] = await eeidDesk.services.list()
    const answer = await eeidDesk.requests.list({ serviceId: service?.id ?? '', query, offset: 0, limit: 50 })
    const rows = answer.ok ? answer.value.rows : []
    const details = await Promise.all(rows.map(({ id }) => eeidDesk.requests.get({ id })))
    return details.flatMap((detail) =>
      detail.ok
        ? [{ reference: detail.value.reference, verdicts: detail.value.decisions.map(({ verdict }) => verdict) }]
        : []
    )
  }, wholeList)

const isInHand = (clerk: Clerk, reference: string) =>
  eventually(async () => expect(await clerk.page.getByTestId('in-hand').allTextContents()).toEqual([reference]))

/** Waits until main has these decisions, by request. */
const areDecided = (page: Page, order: readonly string[], verdicts: readonly string[][]) =>
  eventually(async () =>
    expect(await told(page)).toEqual(order.map((reference, at) => ({ reference, verdicts: verdicts[at] ?? [] })))
  )

async function office(count: number) {
  const place = await openOffice({ network: 'plain' })
  await place.server.practice.seed({ count, completedShare: 1, mismatchShare: 0, referencePrefix: 'S' })
  const { desk, clerk } = await place.start()
  await signIn(clerk, place.server)
  await eventually(async () => expect(await told(clerk.page)).toHaveLength(count))
  return { place, desk, clerk, page: clerk.page, order: (await told(clerk.page)).map(({ reference }) => reference) }
}

test('by keyboard only: the arrows open every request once, in order, from wherever the focus is in one', async () => {
  const { clerk, page, order } = await office(20)
  await clerk.row(order[0] ?? '').waitFor()
  await page.keyboard.press('ArrowDown')
  for (const [at, reference] of order.entries()) {
    await isInHand(clerk, reference)
    await clerk.button('does.accept').waitFor()
    // From the row, from the title, from a button.
    if (at % 3 === 1) await page.locator('[data-first-focus]').focus()
    if (at % 3 === 2) await clerk.button('does.reject').focus()
    await clerk.press(at % 2 === 0 ? 'a' : 'r')
    await eventually(async () => (await told(page))[at]?.verdicts.length === 1)
    await clerk.button('decision.change').waitFor()
    if (at % 3 === 1) await page.locator('[data-first-focus]').focus()
    await page.keyboard.press('ArrowDown')
  }
  await areDecided(
    page,
    order,
    order.map((_, at) => [at % 2 === 0 ? 'accept' : 'reject'])
  )
  await page.keyboard.press('ArrowUp')
  await isInHand(clerk, order.at(-2) ?? '')
})

test('a decision is undone by key; one that a crash came upon is neither lost nor taken twice', async () => {
  const { place, desk, clerk, page, order } = await office(3)
  const [first = '', second = ''] = order
  await clerk.press('3')
  await clerk.row(first).click()
  await clerk.button('does.accept').waitFor()
  await clerk.press('r')
  await isInHand(clerk, second)
  await page.keyboard.press('Control+z')
  await isInHand(clerk, first)
  await areDecided(page, order, [])

  await clerk.button('does.accept').waitFor()
  await clerk.press('a')
  await areDecided(page, order, [['accept']])
  await desk.kill()
  const again = await place.start()
  await eventually(async () => (await told(again.clerk.page)).length === order.length)
  await areDecided(again.clerk.page, order, [['accept']])
  expect(await again.clerk.page.getByTestId('undo').count()).toBe(0)
})
