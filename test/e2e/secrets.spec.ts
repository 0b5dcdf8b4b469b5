import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOffice, signIn } from './office.ts'

test('a new key opens what is kept', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
  await clerk.openSettings('clerks')
  await clerk.button('dataKey.change').click()
  await clerk.button('dataKey.yes').click()
  await page.getByTestId('key-changed').getByText(clerk.words('dataKey.done')).waitFor()
  await clerk.row(reference).waitFor()
}, 240_000)

test('a service that IT hands over in a file is there at the first start, and the file is gone', async () => {
  const office = await openOffice({ network: 'plain' })
  const { url: baseUrl, clientId, clientSecret } = office.server
  const service = { name: 'Handed over', environment: 'test', baseUrl, clientId, clientSecret }
  const file = join(office.userData, 'provision.json')
  const first = await office.start()
  await first.clerk.button('onboarding.continue').waitFor()
  await first.desk.close()
  writeFileSync(file, '{', { mode: 0o600 })
  expect(await office.startAgain(['--print-policy'])).toBe(2)
  writeFileSync(file, JSON.stringify({ services: [service] }))
  expect(await office.startAgain(['--print-policy'])).toBe(0)
  const { clerk } = await office.start()
  await clerk.button('list.newRequest').first().waitFor()
  await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
}, 240_000)
