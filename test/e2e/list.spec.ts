import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ListView } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { Clerk } from '../desk/clerk.ts'
import { beginsLike, words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

const seeded = { count: 40, completedShare: 0.5, expiredShare: 0.1, mismatchShare: 0.2, days: 5, referencePrefix: 'S' }

/** How many requests the rail says a view has. */
async function count(page: Page, view: ListView): Promise<number> {
  const name = beginsLike(`rail.${view}`)
  const button = page.getByRole('navigation', { name: words('rail.views') }).getByRole('button', { name })
  const [shown] = await button.locator('span[aria-hidden=true]').allTextContents()
  return Number(shown)
}

/** What stands in a column, from the top. */
async function column(clerk: Clerk, name: string): Promise<string[]> {
  return (await clerk.rows.locator(`[data-column="${name}"]`).allTextContents()).map((text) => text.trim())
}

/** The role of what has the focus. */
const focusedRole = (page: Page) => page.locator('*:focus').getAttribute('role', { timeout: 1000 })

/** What main keeps as the search of the first service's list. */
function keptSearch(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const [service] = await eeidDesk.services.list()
    const kept = await eeidDesk.listState.get({ serviceId: service?.id ?? '' })
    return kept.ok ? kept.value.search : null
  })
}

/** The line above the list, once it says that so many of so many requests were found. */
const found = (clerk: Clerk, hits: number, of: number) =>
  clerk.page
    .getByTestId('list-found')
    .getByText(words('list.foundOf', { found: hits, count: of, formatted: of }), { exact: true })

/** What the bar below the list says of so many that are chosen. */
const chosen = (count: number) => words('list.chosen', { count, formatted: count })

/** The keys that follow are typed into the search once it has the focus. */
const searchIsFocused = (clerk: Clerk) =>
  eventually(() => clerk.field('list.search').evaluate((field) => field === document.activeElement))

/** Types in the middle of a search, over it and back: what stands in the field is what is looked for, letter by letter. */
async function corrected(clerk: Clerk): Promise<void> {
  const { page } = clerk
  const search = clerk.field('list.search')
  const stands = async (text: string) => {
    expect(await search.inputValue()).toBe(text)
    await eventually(async () => (await keptSearch(page)) === text)
  }
  await search.fill('')
  await page.keyboard.type('mri maasik')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('a')
  await stands('mari maasik')
  await found(clerk, 1, 41).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('q')
  await stands('q')
  await found(clerk, 0, 41).waitFor()
  await page.keyboard.press('Control+z')
  await stands('mari maasik')
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await stands('mari maasi')
  await found(clerk, 1, 41).waitFor()
  // A field that is full takes no more, and nothing else is looked for.
  await search.fill('m'.repeat(200))
  await page.keyboard.type('x')
  await stands('m'.repeat(200))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

test('a request is found by reference, name and code, and moves from view to view as it goes its way', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  // Whoever is seeded as somebody else may be the person that is asked for here.
  await practice.seed({ ...seeded, mismatchShare: 0 })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await eventually(async () => (await count(page, 'all')) === 40)
  const reference = await clerk.createRequest({ sub: 'EE60001019906', name: 'Mari Maasikas' })
  await clerk.readLink()
  // The rail counts a moment after the list: until it has the new request, its counts are those of before.
  await eventually(async () => (await count(page, 'all')) === 41)
  const waiting = await count(page, 'waiting')

  for (const searched of [reference, 'maasik', '60001019906']) {
    await page.keyboard.press('Escape')
    await page.locator('body').press('/')
    await clerk.field('list.search').pressSequentially(searched)
    await found(clerk, 1, 41).waitFor()
    expect(await clerk.rows.count()).toBe(1)
    await clerk.row(reference).waitFor()
    // As a scanner does it: the only one found is opened.
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: words('hand.label') })
      .getByRole('heading', { name: reference })
      .waitFor()
  }

  await corrected(clerk)
  await page.keyboard.press('2')
  await page.getByRole('heading', { name: words('list.views.waiting'), exact: true }).waitFor()
  await clerk.rowSaying(reference, 'status.waiting').waitFor()
  expect(await clerk.field('list.search').inputValue()).toBe('')
  const toDecide = await count(page, 'toDecide')
  const [{ id } = { id: '' }] = await practice.requests({ reference })
  await practice.complete(id, { as: 'required', method: 'SMART_ID' })
  await page.keyboard.press('F5')
  await clerk.row(reference).waitFor({ state: 'detached', timeout: 30_000 })
  await eventually(async () => (await count(page, 'waiting')) === waiting - 1)
  expect(await count(page, 'toDecide')).toBe(toDecide + 1)
  await page.keyboard.press('3')
  await clerk.rowSaying(reference, 'status.matching').click()
  await clerk.button('does.accept').first().waitFor()
  await clerk.press('a')
  await clerk.row(reference).waitFor({ state: 'detached' })
  await eventually(async () => (await count(page, 'toDecide')) === toDecide)
  await page.keyboard.press('1')
  await clerk.rowSaying(reference, 'decision.verdict.accept').waitFor()

  await page.keyboard.press('7')
  await page.getByText(words('list.nothingIn.needsAttention')).waitFor()
  await page.locator('body').press('/')
  await searchIsFocused(clerk)
  await page.keyboard.type('nobody of that name')
  await page.getByText(words('list.searchedFor', { text: 'nobody of that name' })).waitFor()
  await page.getByText(words('list.searchedIn', { view: words('list.views.needsAttention') })).waitFor()
  await clerk.button('list.searchAll').click()
  await found(clerk, 0, 41).waitFor()
  await clerk.button('list.clear').click()
  const all = words('rail.count', { count: 41, formatted: 41 })
  await page.getByTestId('list-found').getByText(all, { exact: true }).waitFor()
})

test('the list is ordered, filtered and chosen from, and stands as it was left after a restart', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.seed(seeded)
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await eventually(async () => (await count(page, 'all')) === 40)
  await page.keyboard.press('ArrowDown')
  await eventually(async () => (await focusedRole(page)) === 'row')
  await page.keyboard.press('7')
  await page.getByText(words('list.nothingIn.needsAttention')).waitFor()
  await page.keyboard.press('1')
  await eventually(async () => (await focusedRole(page)) === 'row')
  await clerk.createRequest({ name: 'Mari Maasikas', reference: 'A-1' })
  await clerk.readLink()
  await page.keyboard.press('Escape')

  const byReference = page.getByRole('columnheader', { name: words('list.reference') })
  await byReference.getByRole('button').click()
  await eventually(async () => (await column(clerk, 'reference'))[0] === 'A-1')
  expect(await byReference.getAttribute('aria-sort')).toBe('ascending')
  await byReference.getByRole('button').press('Enter')
  await eventually(async () => (await column(clerk, 'reference'))[0] === 'S-9')

  await clerk.button('list.status').first().click()
  await page.getByRole('dialog').getByLabel(words('status.differing')).check()
  await page.keyboard.press('Escape')
  await eventually(async () => (await column(clerk, 'status')).every((status) => status === words('status.differing')))
  const differing = await clerk.rows.count()
  expect(differing).toBeGreaterThan(1)

  const [firstReference = ''] = await column(clerk, 'reference')
  await clerk.rows.first().focus()
  await page.keyboard.press(' ')
  expect(
    await page.getByRole('checkbox', { name: `${words('list.choose')} ${firstReference}`, exact: true }).isChecked()
  ).toBe(true)
  await page.getByText(chosen(1), { exact: true }).first().waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText(chosen(2), { exact: true }).first().waitFor()
  expect(await page.locator('[role=row][aria-selected=true]').count()).toBe(2)
  await page.keyboard.press('Control+a')
  await page.getByText(chosen(differing), { exact: true }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: words('list.chosenTitle') }).waitFor({ state: 'detached' })

  // What had the focus goes away, and the focus stays in the list.
  await clerk.button('list.withoutFilter', { filter: words('status.differing') }).press('Enter')
  await eventually(async () => (await focusedRole(page)) === 'row')
  // A box keeps the focus that a press gave it, and the keys go on working.
  await page.getByLabel(words('list.chooseAll')).click()
  await page.keyboard.press('/')
  await searchIsFocused(clerk)
  await page.keyboard.type('maasikas')
  await found(clerk, 1, 41).waitFor()
  await eventually(async () => (await keptSearch(page)) === 'maasikas')
  await desk.close()

  const again = await office.start()
  await found(again.clerk, 1, 41).waitFor()
  expect(await again.clerk.field('list.search').inputValue()).toBe('maasikas')
  await again.clerk.row('A-1').waitFor()
  const header = again.clerk.page.getByRole('columnheader', { name: words('list.reference') })
  expect(await header.getAttribute('aria-sort')).toBe('descending')
})
