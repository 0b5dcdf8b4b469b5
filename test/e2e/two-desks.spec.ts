import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { joiningOf, newOffice, type OfficeServerOfTests } from '../integration/office/office.ts'
import { startPostgres } from '../neighbours/postgres.ts'
import { eventually, openOffice, signIn } from './office.ts'

const decisions = (clerk: Clerk) => clerk.page.getByTestId('decisions').getByRole('listitem')

/** Opens the page, and types how this computer reaches the office's server. */
async function typeServer(clerk: Clerk, server: OfficeServerOfTests, deskName: string): Promise<void> {
  const { connection, password } = await joiningOf(server, deskName)
  await clerk.field('office.deskName').fill(deskName)
  await clerk.field('office.hosts').fill(connection.hosts.join('\n'))
  await clerk.field('office.database').fill(connection.database)
  await clerk.field('office.user').fill(connection.user)
  await clerk.field('office.password').fill(password)
  await clerk.field('office.authority').fill(connection.authority)
}

test('two desks of one office: what is decided at one is seen at the other, until a manager removes that one', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres[Symbol.asyncDispose]())
  const server = await newOffice(postgres)
  const office = await openOffice({ network: 'plain' })
  const { clerk: one } = await office.start()
  await signIn(one, office.server)
  const { clerk: two } = await office.start({ userData: join(office.folder, 'user-data', 'second') })
  await signIn(two, office.server)

  await one.openSettings('office')
  await one.field('office.found').check()
  await one.field('office.name').fill('Town office')
  await typeServer(one, server, 'Counter 1')
  await one.button('office.doFound').click()
  const sheet = (await one.page.getByTestId('office-sheet').textContent()) ?? ''
  await one.button('office.sheetKept').click()
  const [, code = ''] = /: (.+)$/.exec((await one.page.getByText(/^Code of the office: /).textContent()) ?? '') ?? []

  await two.openSettings('office')
  await two.field('office.officeCode').fill(code)
  await typeServer(two, server, 'Counter 2')
  await two.button('office.doJoin').click()
  await one.field('office.sheet').fill(sheet)
  await one.button('office.admit').click()
  await two.page.getByText(two.words('office.stage.connected')).waitFor()
  await one.leaveSettings()
  await two.leaveSettings()

  const reference = await one.createRequest({ sub: 'EE60001019906' })
  await one.readLink()
  const [request] = await office.server.practice.requests({ reference })
  await office.server.practice.complete(request?.id ?? '', { as: 'required' })
  await two.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await one.rowSaying(reference, 'status.matching').click({ timeout: 30_000 })
  await one.field('decision.note').fill('Came with an interpreter')
  await one.page.keyboard.press('Escape')
  await one.press('a')
  await one.rowSaying(reference, 'decision.verdict.accept').waitFor()

  await two.rowSaying(reference, 'decision.verdict.accept').click({ timeout: 60_000 })
  await eventually(async () => (await decisions(two).count()) === 1)
  expect(await decisions(two).textContent()).toContain('Counter 1')
  expect(await two.field('decision.note').inputValue()).toBe('Came with an interpreter')

  const pin = '73915284'
  await one.openSettings('office')
  await one.button('office.makeKey').click()
  await one.field('office.sheet').fill(sheet)
  await one.field('office.newPin').fill(pin)
  await one.button('office.makeKeyNow').click()
  await one.button('office.remove', { name: 'Counter 2' }).click()
  await one.field('office.pin').fill(pin)
  await one.button('office.removeNow').click()
  await two.openSettings('office')
  await two.page.getByText(two.words('office.stage.removed')).waitFor({ timeout: 30_000 })
}, 240_000)
