import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('what the service refuses is shown in its own words, and can be put right and sent again', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const words = 'Claim “sub” has no value: <b>see § 4</b>'
  await server.practice.addFault({ call: 'create', effect: { kind: 'status', status: 422, error: words, acts: false } })
  const reference = await clerk.createRequest({ sub: 'EE30303039914', reason: 'Opening an account' })
  await clerk.page.getByText(words, { exact: true }).first().waitFor()
  await clerk.rowSaying(reference, 'Refused').waitFor()
  await clerk.button('Correct and send again').click()
  expect(await clerk.field('Personal code').inputValue()).toBe('EE30303039914')
  expect(await clerk.field('Reason').inputValue()).toBe('Opening an account')
  expect(await clerk.field('Reference').inputValue()).toBe(reference)
  await clerk.field('Full name').fill('Ok Testnumber')
  await clerk.button('Send again').click()
  await clerk.readLink()
  expect(await server.practice.requests({ reference })).toHaveLength(1)
  expect(await clerk.rows.count()).toBe(1)
})

test('a person who is somebody else is shown as differing, claim by claim', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const reference = await clerk.createRequest({ sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber' })
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.rowSaying(reference, 'Differs').waitFor({ timeout: 30_000 })
  await clerk.page.getByText('EE30303039914').first().waitFor()
  // The proof exists either way.
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })
})

test('a person who gives up leaves the request waiting, and its link good', async () => {
  const office = await openOffice()
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  const link = await clerk.readLink()
  await playPerson(link, 'give-up')
  const lists = async () => (await office.server.practice.calls()).filter(({ call }) => call === 'list').length
  const before = await lists()
  await clerk.page.keyboard.press('F5')
  await eventually(async () => (await lists()) > before)
  await clerk.rowSaying(reference, 'Waiting').waitFor()
  expect(await clerk.readLink()).toBe(link)
})

test('an old service, without a comparison of its own, is compared for by the desk', async () => {
  const office = await openOffice()
  await office.server.practice.setSwitches({ shape: '1.0', lastName: true })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mary Änn O’Connež-Šuslik Testnumber' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(reference, 'Matches').waitFor({ timeout: 30_000 })
  await clerk.page.getByText(/Compared by this desk/).waitFor()
})

test('a form with mistakes says so beside the fields, and sends nothing', async () => {
  const office = await openOffice()
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.typeRequest({})
  await clerk.button('Create request').click()
  await clerk.page
    .getByText(/at least one/i)
    .first()
    .waitFor()
  await clerk.field('Date of birth').fill('31.02.1990')
  await clerk.button('Create request').click()
  await eventually(async () => (await clerk.field('Date of birth').getAttribute('aria-invalid')) === 'true')
  expect(await clerk.field('Date of birth').inputValue()).toBe('31.02.1990')
  expect(await office.server.practice.requests()).toEqual([])
})

test('a proof that is late, cut short or no PDF is never kept as one, and comes in the end', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await server.practice.addFault({ call: 'proof', effect: { kind: 'proof-not-yet' }, times: 1 })
  await server.practice.addFault({ call: 'proof', effect: { kind: 'truncated-proof' }, times: 1 })
  const reference = await clerk.createRequest({ name: 'Ok Testnumber' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(reference, 'Matches').waitFor({ timeout: 30_000 })
  expect(await clerk.button('Open the proof').count()).toBe(0)
  await clerk.button('Open the proof').first().waitFor({ timeout: 60_000 })
})
