import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { openOffice, signIn } from './office.ts'

test('a walk-in is identified with no field typed: two keys and one scan', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await clerk.button('list.newRequest').first().waitFor()

  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await clerk.press(key)
  }
  await press('Control+n')
  await clerk.button('create.identifyAnyone').waitFor()
  await press('Control+d')
  const link = await clerk.readLink()
  const [stored] = await server.practice.requests()
  expect(stored?.claims_required).toEqual([{ type: 'sub', value: '' }])

  // The scan: what the person's camera reads is this link.
  await playPerson(link, 'as-test-person')
  await clerk.rowSaying(stored?.reference ?? '', 'status.identified').waitFor({ timeout: 60_000 })
  expect(keys).toBe(2)
  expect(await clerk.row(stored?.reference ?? '').textContent()).toContain('OK TESTNUMBER')
  expect(await clerk.rowSaying(stored?.reference ?? '', 'status.matching').count()).toBe(0)
})

test('a service that refuses to identify whoever comes is quoted, word for word', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  await server.practice.setSwitches({ discovery: false })
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await clerk.button('list.newRequest').first().click()
  await clerk.button('create.identifyAnyone').click()
  await clerk.page.getByText('At least one claim must have a value').first().waitFor({ timeout: 60_000 })
  expect(await server.practice.requests()).toEqual([])
})
