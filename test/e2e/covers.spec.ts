import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { wholeList } from '../../common/words/list-query.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { Clerk } from '../desk/clerk.ts'
import { words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

/** What was decided about the newest request. */
function verdict(page: Page): Promise<string | null | undefined> {
  return page.evaluate(async (query) => {
    const { eeidDesk } = window as unknown as { eeidDesk: DeskApi }
    const [service] = await eeidDesk.services.list()
    const answer = await eeidDesk.requests.list({ serviceId: service?.id ?? '', query, offset: 0, limit: 1 })
    return answer.ok ? answer.value.rows[0]?.verdict : undefined
  }, wholeList)
}

/** A place in the window where a press hits nothing: a fraction of the width and height of an element. */
type Blank = { of: (page: Page) => Locator; x: number; y: number }

const rail = { of: (page: Page) => page.getByRole('complementary'), x: 0.5, y: 0.02 }
const dialog = (x: number, y: number): Blank => ({ of: (page) => page.getByRole('dialog').first(), x, y })

async function pressBlank(page: Page, { of, x, y }: Blank): Promise<void> {
  const box = await of(page).boundingBox()
  if (box === null) throw new Error('the place is not on screen')
  await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
}

async function completed(clerk: Clerk, office: Awaited<ReturnType<typeof openOffice>>): Promise<string> {
  const reference = await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  const [request] = await office.server.practice.requests({ reference })
  await office.server.practice.complete(request?.id ?? '', { as: 'required' })
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.button('preview.open').waitFor({ timeout: 30_000 })
  return reference
}

test('what covers the work has every key, whatever has the focus', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const reference = await completed(clerk, office)
  const title = page.getByRole('region', { name: words('hand.label') }).getByRole('heading', { name: reference })

  const covers: { name: string; open: () => Promise<void>; blanks: (Blank | null)[]; stays: boolean }[] = [
    {
      name: 'a proof',
      open: () => clerk.press('v'),
      // Its title, beside it in its head, its tool bar, and the rail.
      blanks: [null, dialog(0.08, 0.03), dialog(0.5, 0.03), dialog(0.35, 0.1), rail],
      stays: true
    },
    { name: 'the palette', open: () => clerk.press('Control+k'), blanks: [null, dialog(0.5, 0.03)], stays: true },
    { name: 'the list of keys', open: () => clerk.press('?'), blanks: [null, dialog(0.3, 0.05)], stays: true },
    {
      name: 'a filter',
      open: () => clerk.button('list.status').first().click(),
      blanks: [null, dialog(0.95, 0.97)],
      stays: true
    }
  ]
  for (const { name, open, blanks } of covers) {
    for (const blank of blanks) {
      await open()
      const cover = page.getByRole('dialog')
      await cover.first().waitFor()
      if (blank !== null) await pressBlank(page, blank)
      for (const key of ['a', 'r', 's', 'x']) await clerk.press(key)
      await clerk.look()
      expect(await verdict(page), name).toBeNull()
      expect(await cover.first().isVisible(), name).toBe(true)
      await page.keyboard.press('Escape')
      await cover.first().waitFor({ state: 'hidden' })
      expect(await title.isVisible(), name).toBe(true)
    }
  }

  // All actions over a proof has none of what the proof covers.
  await clerk.press('v')
  await page.getByRole('dialog').waitFor()
  await clerk.button('does.palette').click()
  const palette = page.getByRole('dialog', { name: words('palette.title') })
  await palette.waitFor()
  const offered = palette.locator('[role="option"]:not([aria-disabled="true"])')
  expect(await offered.filter({ hasText: words('does.accept') }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  // Uncovered, the same key decides.
  await clerk.press('a')
  await clerk.rowSaying(reference, 'decision.verdict.accept').waitFor()
})

test('a proof that cannot be shown covers the request all the same', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await office.server.practice.addFault({ call: 'proof', effect: { kind: 'odd-proof', pdf: 'broken' } })
  const reference = await completed(clerk, office)
  await clerk.press('v')
  const proof = page.getByRole('dialog')
  await proof.getByRole('alert').waitFor()
  for (const key of ['a', 'r']) await clerk.press(key)
  await clerk.look()
  expect(await verdict(page)).toBeNull()
  await page.keyboard.press('Escape')
  await proof.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: reference }).waitFor()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'decision.verdict.reject').waitFor()
})

test('a question has every key, and so have the settings: what is beneath does nothing', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await office.server.practice.addFault({
    call: 'create',
    effect: { kind: 'status', status: 422, error: 'refused', acts: false }
  })
  const refused = await clerk.createRequest({ sub: 'EE30303039914' })
  const discard = clerk.button('action.discard')
  await discard.waitFor({ timeout: 30_000 })
  const question = page.getByRole('dialog', { name: words('discard.title') })
  for (const blank of [null, { of: () => question, x: 0.5, y: 0.1 }]) {
    await clerk.press('Delete')
    await question.waitFor()
    if (blank !== null) await pressBlank(page, blank)
    // Correct it, make a new one, go to the settings, search, see another view.
    for (const key of ['k', 'Control+n', 'Control+,', '/', '3']) await clerk.press(key)
    await clerk.look()
    expect(await question.isVisible()).toBe(true)
    expect(await clerk.field('create.sub').count()).toBe(0)
    expect(await clerk.row(refused).count()).toBe(1)
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    expect(await discard.isVisible()).toBe(true)
  }

  const reference = await completed(clerk, office)
  await clerk.press('Control+,')
  await page.getByRole('heading', { name: words('settings.title') }).waitFor()
  await pressBlank(page, {
    of: () => page.getByRole('region', { name: words('settings.title'), exact: true }),
    x: 0.5,
    y: 0.97
  })
  for (const key of ['a', 'r', 's', 'v']) await clerk.press(key)
  await clerk.look()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await verdict(page)).toBeNull()
  await page.keyboard.press('Escape')
  await clerk.row(reference).waitFor()
})
