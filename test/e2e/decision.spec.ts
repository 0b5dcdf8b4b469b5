import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

const mary = { sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber' }
const decisions = (clerk: Clerk) => clerk.page.getByTestId('decisions').getByRole('listitem')

/** Keys faster than anybody presses them who means each. */
const pressAtOnce = (clerk: Clerk, keys: readonly string[]) =>
  clerk.page.evaluate((all) => {
    for (const key of all) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, keys)

test('a clerk decides: accepts, changes it, and what was decided and noted survives a restart', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ sub: mary.sub })
  await clerk.readLink()
  const [request] = await practice.requests({ reference })
  await practice.complete(request?.id ?? '', { as: 'required' })
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })

  await clerk.field('decision.note').fill('Came with an interpreter')
  await clerk.page.keyboard.press('Escape')
  await pressAtOnce(clerk, ['a', 'r', 'a'])
  await clerk.look()
  await clerk.rowSaying(reference, 'status.matching').waitFor()
  await clerk.press('a')
  await clerk.rowSaying(reference, 'decision.verdict.accept').waitFor()
  await clerk.button('action.saveProof').first().waitFor({ timeout: 30_000 })
  await clerk.button('decision.change').click()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'decision.verdict.reject').waitFor()
  // Still being written when the window goes.
  await clerk.field('decision.note').press('End')
  await clerk.field('decision.note').pressSequentially(', and left')
  await desk.close()

  const again = await office.start()
  await again.clerk.rowSaying(reference, 'decision.verdict.reject').click()
  await eventually(async () => (await decisions(again.clerk).count()) === 2)
  expect(await decisions(again.clerk).allInnerTexts()).toEqual([
    expect.stringContaining(words('decision.verdict.reject')),
    expect.stringContaining(words('decision.verdict.accept'))
  ])
  expect(await again.clerk.field('decision.note').inputValue()).toBe('Came with an interpreter, and left')
})

test('a proof that is kept stays when the person is asked again', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const first = await clerk.createRequest({ sub: 'EE30303039914' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference: first })
  await practice.complete(request?.id ?? '', { as: { testPerson: mary.sub } })
  await clerk.rowSaying(first, 'status.differing').waitFor({ timeout: 30_000 })
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })

  await clerk.page.keyboard.press('g')
  await clerk.page.getByText(words('create.asksAgain', { reference: first })).waitFor()
  await clerk.field('create.sub').fill(mary.sub)
  await eventually(async () => ![first, ''].includes(await clerk.field('create.reference').inputValue()))
  await clerk.button('create.create').click()
  await clerk.rowSaying(first, 'decision.verdict.askAgain').waitFor()
  await clerk.readLink()
  await clerk.row(first).click()
  await clerk.button('action.openProof').first().waitFor()
})
