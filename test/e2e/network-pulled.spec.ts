import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { openOffice, signIn } from './office.ts'

const offline = (clerk: Clerk) => clerk.line.filter({ hasText: 'Offline since' }).waitFor({ timeout: 60_000 })
const online = (clerk: Clerk) => clerk.line.filter({ hasText: 'Up to date' }).waitFor({ timeout: 90_000 })

test('before the first start is done: the test of the connection says why, and what was typed stays', async () => {
  const office = await openOffice()
  const { clerk } = await office.start()
  const { url, clientId, clientSecret } = office.server
  await clerk.button('Continue').waitFor()
  await clerk.typeService({ name: 'Practice desk', baseUrl: url, clientId, clientSecret })
  await office.server.practice.unplug()
  await clerk.button('Test connection').click()
  await clerk.page
    .getByText(/cannot be reached|could not be reached/i)
    .first()
    .waitFor()
  expect(await clerk.field('Client ID').inputValue()).toBe(clientId)
  expect(await clerk.field('Client secret').inputValue()).toBe(clientSecret)
  await clerk.button('Continue').click()
  await offline(clerk)
  await office.server.practice.plug()
  await online(clerk)
})

test('while a request is typed: it is kept, sent when the network is back, and sent once', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await online(clerk)
  const reference = await clerk.typeRequest({ name: 'Mari Maasikas', reason: 'Opening an account' })
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await offline(clerk)
  expect(await clerk.field('Full name').inputValue()).toBe('Mari Maasikas')
  expect(await clerk.field('Reason').inputValue()).toBe('Opening an account')
  await clerk.button('Create request').click()
  await clerk.row(reference).waitFor()
  await clerk.page
    .getByText(/nothing is lost|will be sent/i)
    .first()
    .waitFor()
  await clerk.line.filter({ hasText: '1 waiting' }).waitFor()
  await server.practice.plug()
  await clerk.readLink(90_000)
  expect(await server.practice.requests({ reference })).toHaveLength(1)
})

test('after a request is created, completed and saved: each part of it stays', async () => {
  const office = await openOffice()
  const { server } = office
  const { desk, clerk } = await office.start()
  await signIn(clerk, server)
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  const link = await clerk.readLink(90_000)
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await offline(clerk)
  expect(await clerk.readLink(90_000)).toBe(link)
  await server.practice.plug()
  await playPerson(link, 'as-required')
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await server.practice.plug()
  await clerk.rowSaying(reference, 'Matches').waitFor({ timeout: 90_000 })
  await clerk.button('Open the proof').first().waitFor({ timeout: 60_000 })
  await server.practice.unplug()
  const saved = join(office.folder, 'saved.pdf')
  await answerSaveDialog(desk.app, saved)
  await clerk.button('Save the proof').first().click()
  await clerk.page.getByText('saved.pdf').first().waitFor()
  expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')
})

test('in the middle of a create that the service did store: it is found again, not sent again', async () => {
  const office = await openOffice()
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await online(clerk)
  await server.practice.addFault({ call: 'create', effect: { kind: 'reset-after' }, times: 1 })
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink(90_000)
  expect(await server.practice.requests({ reference })).toHaveLength(1)
})
