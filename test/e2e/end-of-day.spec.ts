import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('a day ends: what matches is accepted together, undone and accepted again, exported, and counted', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.seed({ count: 12, completedShare: 1, mismatchShare: 0, referencePrefix: 'S' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await page.getByTestId('list-found').getByText('12').waitFor({ timeout: 30_000 })
  const today = page.getByTestId('today')
  const accepted = (count: number) =>
    today.getByText(words('today.accepted', { count, formatted: count }), { exact: true }).waitFor()
  await accepted(0)
  await page.getByRole('columnheader').getByRole('checkbox').first().click()
  await clerk.button('acceptMatching.button').click()
  const question = page.getByTestId('accept-matching')
  await question.getByText(words('acceptMatching.question', { count: 12, formatted: 12 })).waitFor()
  await question.getByRole('textbox').fill('Päeva lõpp')
  await question.getByRole('button', { name: words('acceptMatching.accept', { count: 12, formatted: 12 }) }).click()
  await accepted(12)
  await page.keyboard.press('Control+z')
  await accepted(0)
  await page.getByRole('columnheader').getByRole('checkbox').first().click()
  await clerk.button('acceptMatching.button').click()
  await question.getByRole('button', { name: words('acceptMatching.accept', { count: 12, formatted: 12 }) }).click()
  await accepted(12)
  await today.locator('[data-part="accepted"]').click()
  await eventually(async () => expect(await page.getByTestId('list-found').textContent()).toContain('12'))
  const file = join(office.folder, 'list.csv')
  await answerSaveDialog(desk.app, file)
  await clerk.button('today.export').click()
  await page.getByRole('button', { name: words('today.csv') }).click()
  await page.getByTestId('list-saved').waitFor()
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(13)
  await clerk.button('numbers.title').click()
  await page.getByRole('heading', { name: words('numbers.askedCompleted') }).waitFor()
  await page.getByRole('heading', { name: words('numbers.methods') }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: words('numbers.askedCompleted') }).waitFor({ state: 'hidden' })
})
