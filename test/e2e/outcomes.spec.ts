import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('a person who gives up leaves the request waiting, and its link good', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  const link = await clerk.readLink()
  await playPerson(link, 'give-up')
  const lists = async () => (await office.server.practice.calls()).filter(({ call }) => call === 'list').length
  const before = await lists()
  await clerk.page.keyboard.press('F5')
  await eventually(async () => (await lists()) > before)
  await clerk.rowSaying(reference, 'status.waiting').waitFor()
  expect(await clerk.readLink()).toBe(link)
})

test('an old service, without a comparison of its own, is compared for by the desk', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.setSwitches({ shape: '1.0', lastName: true })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mary Änn O’Connež-Šuslik Testnumber' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.page.getByText(words('hand.comparedBy.desk')).waitFor()
})

test('a proof that is late, cut short or no PDF is never kept as one, and comes in the end', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await server.practice.addFault({ call: 'proof', effect: { kind: 'proof-not-yet' }, times: 1 })
  await server.practice.addFault({ call: 'proof', effect: { kind: 'truncated-proof' }, times: 1 })
  const reference = await clerk.createRequest({ name: 'Ok Testnumber' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  expect(await clerk.button('action.openProof').count()).toBe(0)
  await clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
})
