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

const says = (clerk: Clerk, text: string) => clerk.page.getByText(text).first().waitFor()

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

test('somebody else is told as such, and is accepted only with a reason', async () => {
  const office = await openOffice()
  const { practice } = office.server
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ sub: 'EE60001019960', name: 'Mary Ann OConnez-Suslik Testnumber' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference })
  await practice.complete(request?.id ?? '', { as: { testPerson: mary.sub } })
  await clerk.rowSaying(reference, 'Differs').waitFor({ timeout: 30_000 })
  await says(clerk, 'Probably the same person')
  await says(clerk, 'Two digits have changed places.')
  await says(clerk, 'Only the marks on letters differ')

  await clerk.press('a')
  await clerk.button('Accept all the same').click()
  await says(clerk, 'Write why you accept it all the same.')
  await clerk.rowSaying(reference, 'Differs').waitFor()
  await clerk.field('Why you accept it').fill('Code read out wrongly')
  await clerk.press('Control+Enter')
  await clerk.rowSaying(reference, 'Accepted').waitFor()
  await says(clerk, 'Although what was received differs.')
  expect(await decisions(clerk).first().textContent()).toContain('Code read out wrongly')

  const stranger = await clerk.createRequest({ sub: mary.sub })
  await clerk.readLink()
  const [second] = await practice.requests({ reference: stranger })
  await practice.complete(second?.id ?? '', { as: { testPerson: 'EE30303039914' } })
  await says(clerk, 'This is another person.')
  await clerk.button('Reject').click()
  await clerk.rowSaying(stranger, 'Rejected').waitFor()
})

test('asking again chains the new request to the old one, whose evidence stays', async () => {
  const office = await openOffice()
  const { practice } = office.server
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const first = await clerk.createRequest({ sub: 'EE30303039914', reason: 'Opening an account' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference: first })
  await practice.complete(request?.id ?? '', { as: { testPerson: mary.sub } })
  await clerk.rowSaying(first, 'Differs').waitFor({ timeout: 30_000 })
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })

  await clerk.page.keyboard.press('g')
  await says(clerk, `Asks again for ${first}`)
  expect(await clerk.field('Personal code').inputValue()).toBe('EE30303039914')
  await clerk.field('Personal code').fill(mary.sub)
  await eventually(async () => ![first, ''].includes(await clerk.field('Reference').inputValue()))
  const second = await clerk.field('Reference').inputValue()
  await clerk.button('Create request').click()
  await clerk.rowSaying(first, 'Asked again').waitFor()
  await clerk.readLink()

  await clerk.row(first).click()
  await says(clerk, `Go on with request ${second}`)
  await clerk.page.getByTestId('decisions').getByText('Asked again').waitFor()
  await clerk.button('Open the newer request').click()
  await says(clerk, `This request asks again for ${first}`)
  await clerk.button(`Open ${first}`).click()
  await says(clerk, `Go on with request ${second}`)
  await clerk.button('Open the proof').first().waitFor()
})

test('what the office does not accept is told before it is accepted', async () => {
  const office = await openOffice()
  const { practice } = office.server
  await practice.setSwitches({ expiresInSeconds: 10 * 24 * 3_600 })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.page.keyboard.press('Control+,')
  await clerk.button('Acceptance').click()
  await clerk.page.getByRole('radio', { name: 'High' }).check()
  await clerk.page.getByRole('checkbox', { name: 'Identity document' }).uncheck()
  await clerk.button('Save').click()
  await says(clerk, 'Saved.')

  const reference = await clerk.createRequest({ name: 'Ok Testnumber' })
  await clerk.readLink()
  const [request] = await practice.requests({ reference })
  await practice.complete(request?.id ?? '', { as: 'required', method: 'DOCUMENT' })
  await clerk.rowSaying(reference, 'Matches').waitFor({ timeout: 30_000 })
  await says(clerk, "Below the office's minimum level of assurance.")
  await says(clerk, 'The office does not accept this method.')
  await says(clerk, 'The certificate or document ends soon')
  await clerk.button('Accept').click()
  await clerk.button('Accept all the same').waitFor()
  await clerk.button('Not yet').click()
  await clerk.rowSaying(reference, 'Matches').waitFor()
})
