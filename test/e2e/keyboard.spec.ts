import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice } from './office.ts'

const mostTabs = 60

/** What has the focus, by its label or its words. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (at === null) return ''
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels : null
    return (at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent ?? '').trim()
  })
}

/** Goes on by Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    const focused = await focusedName(page)
    if (focused === name || focused.startsWith(`${name} `)) return
    passed.push(focused)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to “${name}”, only to: ${passed.join(' | ')}`)
}

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

test('the whole main job is done without a mouse', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  let { page } = clerk
  const { url, clientId, clientSecret } = office.server

  await clerk.button('onboarding.continue').waitFor()
  await typeInto(page, words('service.name'), 'Front desk')
  await tabTo(page, words('environment.live'))
  await page.keyboard.press('ArrowRight')
  await typeInto(page, words('service.baseUrl'), url)
  await typeInto(page, words('service.clientId'), clientId)
  await typeInto(page, words('service.clientSecret'), clientSecret)
  await tabTo(page, words('onboarding.continue'))
  await clerk.inAnotherWindow(() => page.keyboard.press('Enter'))
  page = clerk.page
  await clerk.button('list.newRequest').first().waitFor()

  await page.keyboard.press('Control+n')
  await eventually(async () => expect(await focusedName(page)).toContain(words('create.sub')))
  await page.keyboard.type('EE60001019906')
  await typeInto(page, words('create.reason'), 'Opening an account')
  await page.keyboard.press('Control+Enter')
  const link = await clerk.readLink()
  await playPerson(link, 'as-required')
  await clerk.page.getByRole('heading', { name: words('next.matching.title') }).waitFor({ timeout: 30_000 })
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })

  await page.keyboard.press('n')
  await eventually(async () => expect(await focusedName(page)).toBe(words('decision.note')))
  await page.keyboard.type('Came in person')
  await page.keyboard.press('Escape')
  await clerk.press('a')
  await clerk.button('decision.change').waitFor()
  await clerk.press('x')
  await clerk.button('decision.keep').waitFor()
  await clerk.press('Control+Enter')
  await clerk.button('decision.change').waitFor()
  await page.getByText(words('decision.verdict.accept')).first().waitFor()

  const file = join(office.folder, 'proof.pdf')
  await answerSaveDialog(desk.app, file)
  await clerk.press('s')
  await eventually(() => expect(existsSync(file)).toBe(true))

  await page.keyboard.press('3')
  await page.getByRole('heading', { name: words('list.views.toDecide'), exact: true }).waitFor()
  await eventually(async () => expect(await clerk.rows.count()).toBe(0))
  await page.keyboard.press('1')
  await clerk.rows.first().waitFor()
  await page.keyboard.press('/')
  await eventually(async () => expect(await focusedName(page)).toContain(words('list.search')))
  await page.keyboard.type('nobody of that name')
  await eventually(async () => expect(await clerk.rows.count()).toBe(0))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('60001019906')
  await clerk.rows.first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words('hand.claims') }).waitFor()
  // It was in hand before: only the focus tells that it has been gone to.
  await eventually(async () => expect(await focusedName(page)).not.toContain(words('list.search')))

  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: words('settings.title') }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: words('settings.title') }).waitFor({ state: 'hidden' })
})
