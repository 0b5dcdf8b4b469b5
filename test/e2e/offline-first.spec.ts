import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { upToDate } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { beginsLike, words, wordsLike } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('a service that fails or refuses the sign-in is told of, and the request waits', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const says = (sentence: RegExp) => clerk.line.filter({ hasText: sentence }).waitFor({ timeout: 60_000 })
  await says(upToDate)
  const always = { times: 'until-cleared' } as const
  await server.practice.addFault({ call: 'list', effect: { kind: 'status', status: 500, acts: false }, ...always })
  await clerk.button('connection.checkNow').click()
  await says(beginsLike('connection.serviceDown', 'connection.serviceDownOnly'))
  await server.practice.clearFaults()
  await server.practice.addFault({ call: 'token', effect: { kind: 'status', status: 401, acts: false }, ...always })
  await server.practice.invalidateTokens()
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await says(wordsLike('connection.signInRefused'))
  await clerk.rowSaying(reference, 'status.notSent').waitFor()
  await server.practice.clearFaults()
  await clerk.button('common.openSettings').waitFor()
  await clerk.page.keyboard.press('F5')
  await clerk.rowSaying(reference, 'status.waiting').waitFor({ timeout: 120_000 })
  expect(await server.practice.requests({ reference })).toHaveLength(1)
})

test('the same person asked again is warned of, and a reference used before gets the desk’s own behind it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await clerk.createRequest({ sub: 'EE30303039914', reference: 'Visit' })
  await clerk.readLink()
  await clerk.typeRequest({ sub: 'ee30303039914', reference: 'Visit' })
  await clerk.field('create.name').click()
  await clerk.page.getByTestId('asked-before').getByText(wordsLike('create.askedBefore')).waitFor()
  await clerk.button('create.create').click()
  await eventually(async () => (await server.practice.requests()).length === 2)
  const references = (await server.practice.requests()).map(({ reference }) => reference ?? '')
  expect(new Set(references).size).toBe(2)
  expect(references.every((reference) => reference.startsWith('Visit'))).toBe(true)
})

test('a link that was superseded stays watched, and a late completion of it is flagged', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const person = { sub: 'EE60001019906' }
  const first = await clerk.createRequest(person)
  const oldLink = await clerk.readLink()
  const second = await clerk.createRequest(person)
  await clerk.rowSaying(second, 'status.waiting').waitFor()
  await clerk.rowSaying(first, 'list.superseded').waitFor()
  await playPerson(oldLink, 'as-required')
  await clerk.rowSaying(first, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.row(first).click()
  await clerk.page.getByText(words('hand.supersededLate')).waitFor()
  expect(await clerk.rowSaying(second, 'list.superseded').count()).toBe(0)
})

test('the office writes its references its own way', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.openSettings('references')
  const template = clerk.page.getByRole('textbox', { name: words('references.label') })
  await template.fill('Case {number}')
  await template.press('Enter')
  await eventually(async () => (await template.getAttribute('aria-invalid')) === 'true')
  await template.fill('Case {number}/{desk}')
  await clerk.page.getByTestId('reference-example').filter({ hasText: 'Case 00001/' }).waitFor()
  await template.press('Enter')
  await clerk.page.getByText(words('common.saved')).waitFor()
  await clerk.leaveSettings()
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  expect(reference).toMatch(/^Case 00001\/[A-Z2-9]{3}$/)
})

test('a link’s time is counted by the service’s clock, whatever the desk’s says', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.setClock({ skewSeconds: 20 * 3600 })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink()
  // By the desk's clock it would be nearly eight.
  await clerk.page
    .getByText(words('person.running', { duration: '7 days' }))
    .first()
    .waitFor()
  await clerk.openSettings('service')
  await clerk.page.getByTestId('clock-note').waitFor()
})

test('a ledger that is damaged is restored from its backup, and the clerk is told', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const first = await office.start()
  await signIn(first.clerk, server)
  const reference = await first.clerk.createRequest({ name: 'Mari Maasikas' })
  await playPerson(await first.clerk.readLink(), 'as-required')
  await first.clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
  await first.desk.close()
  const desk = join(office.userData, 'desk')
  expect(readdirSync(join(desk, 'backups')).length).toBeGreaterThan(0)
  writeFileSync(join(desk, 'ledger.db'), Buffer.alloc(64 * 1024, 7))

  const again = await office.start()
  await again.clerk.page.getByTestId('ledger-restored').waitFor()
  await again.clerk.rowSaying(reference, 'status.matching').waitFor()
  await again.clerk.row(reference).click()
  await again.clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
  expect(await server.practice.requests()).toHaveLength(1)
  expect(readdirSync(desk).some((name) => name.startsWith('ledger.db.damaged'))).toBe(true)
  expect(existsSync(join(desk, 'ledger.db'))).toBe(true)
})
