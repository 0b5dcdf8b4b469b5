import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { PracticeClient, startPracticeServer } from '../eeid-server/index.ts'
import { eventually, openOffice, signIn } from './office.ts'

const name = 'Other desk'
const keychain = 'eeID Desk'

/** The files below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((each) => join(folder, each))
    .filter((file) => lstatSync(file).isFile())

test('two services with other clocks and faults stand in one list, and one of them is removed whole', async () => {
  const office = await openOffice({ network: 'plain' })
  await using other = await startPracticeServer({ seed: 7, clientId: 'other-desk', clientSecret: 'other-secret' })
  const practice = new PracticeClient(other.url)
  // An hour behind: it and this computer never agree on what time it is.
  await practice.setClock({ skewSeconds: -3_600 })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })

  const before = (await keytar.findCredentials(keychain)).map(({ account }) => account)
  await clerk.openSettings('service')
  await clerk.button('service.addAnother').click()
  const form = clerk.page.getByRole('region', { name: clerk.words('service.another') })
  const field = (key: 'service.name' | 'service.baseUrl' | 'service.clientId' | 'service.clientSecret') =>
    form.getByLabel(clerk.words(key), { exact: true })
  await field('service.name').fill(name)
  await field('service.baseUrl').fill(other.url)
  await field('service.clientId').fill(other.clientId)
  await field('service.clientSecret').fill(other.clientSecret)
  // A secret was typed in this window.
  await clerk.inAnotherWindow(() => form.getByRole('button', { name: clerk.words('service.addIt') }).click())
  const { page } = clerk
  const scope = page.getByRole('combobox', { name: clerk.words('service.switch') })
  await scope.waitFor()
  await clerk.createRequest({ sub: 'EE30303039914' })
  await clerk.readLink()
  const added = (await keytar.findCredentials(keychain)).map(({ account }) => account)
  const [secretOfOther = ''] = added.filter((account) => !before.includes(account))

  await scope.selectOption('all')
  await eventually(async () => expect(await clerk.rows.count()).toBe(2))
  const state = (service: string) => page.getByTestId('service-state').filter({ hasText: service })
  const isIn = (service: string, status: string) =>
    eventually(async () => expect(await state(service).getAttribute('data-status')).toBe(status))
  await isIn(name, 'online')

  // One that is down leaves the other as if it were alone.
  await practice.addFault({ call: 'list', effect: { kind: 'status', status: 500 }, times: 1_000 })
  await clerk.button('connection.checkAll').click()
  await isIn(name, 'serviceDown')
  await isIn('Practice desk', 'online')

  await clerk.openSettings('service')
  await page.getByRole('button', { name: `${clerk.words('service.remove')}: ${name}` }).click()
  await page.getByLabel(clerk.words('service.typeName', { name })).fill(name)
  await clerk.button('service.removeIt').click()
  // The list of the one that is left takes the place of the list of all, and what was in hand is put down.
  await scope.waitFor({ state: 'hidden' })
  expect((await keytar.findCredentials(keychain)).map(({ account }) => account)).not.toContain(secretOfOther)
  await eventually(async () => expect(await clerk.rows.count()).toBe(1))
  // No file is named after it or names it; what is encrypted is read in the unit tests.
  const naming = filesIn(office.userData).filter(
    (file) => file.includes(secretOfOther) || readFileSync(file).includes(secretOfOther)
  )
  expect(naming).toEqual([])
  expect(
    readdirSync(join(office.userData, 'desk', 'backups')).filter((each) => each.startsWith('ledger-'))
  ).toHaveLength(1)
}, 240_000)
