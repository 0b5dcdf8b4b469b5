import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
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
  const office = await openOffice()
  const { practice } = office.server
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ sub: mary.sub })
  await clerk.readLink()
  const [request] = await practice.requests({ reference })
  await practice.complete(request?.id ?? '', { as: 'required' })
  await clerk.rowSaying(reference, 'Matches').waitFor({ timeout: 30_000 })

  await clerk.field('Note').fill('Came with an interpreter')
  await clerk.page.keyboard.press('Escape')
  await pressAtOnce(clerk, ['a', 'r', 'a'])
  await clerk.look()
  await clerk.rowSaying(reference, 'Matches').waitFor()
  await clerk.press('a')
  await clerk.rowSaying(reference, 'Accepted').waitFor()
  await clerk.button('Save the proof').first().waitFor({ timeout: 30_000 })
  await clerk.button('Change the decision').click()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'Rejected').waitFor()
  // Still being written when the window goes.
  await clerk.field('Note').press('End')
  await clerk.field('Note').pressSequentially(', and left')
  await desk.close()

  const again = await office.start()
  await again.clerk.rowSaying(reference, 'Rejected').click()
  await eventually(async () => (await decisions(again.clerk).count()) === 2)
  expect(await decisions(again.clerk).allInnerTexts()).toEqual([
    expect.stringContaining('Rejected'),
    expect.stringContaining('Accepted')
  ])
  expect(await again.clerk.field('Note').inputValue()).toBe('Came with an interpreter, and left')
})

test('a proof that is kept stays when the person is asked again', async () => {
  const office = await openOffice()
  const { practice } = office.server
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const first = await clerk.createRequest({ sub: 'EE30303039914' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference: first })
  await practice.complete(request?.id ?? '', { as: { testPerson: mary.sub } })
  await clerk.rowSaying(first, 'Differs').waitFor({ timeout: 30_000 })
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })

  await clerk.page.keyboard.press('g')
  await clerk.page.getByText(`Asks again for ${first}`).waitFor()
  await clerk.field('Personal code').fill(mary.sub)
  await eventually(async () => ![first, ''].includes(await clerk.field('Reference').inputValue()))
  await clerk.button('Create request').click()
  await clerk.rowSaying(first, 'Asked again').waitFor()
  await clerk.readLink()
  await clerk.row(first).click()
  await clerk.button('Open the proof').first().waitFor()
})
