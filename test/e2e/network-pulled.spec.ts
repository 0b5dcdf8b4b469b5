import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { walkMainJob } from '../demo/walk.ts'
import { type Clerk, upToDate } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words, wordsLike } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { openOffice, signIn } from './office.ts'

const lineOffline = (clerk: Clerk) => clerk.line.filter({ hasText: wordsLike('connection.offline') })
const offline = (clerk: Clerk) => lineOffline(clerk).waitFor({ timeout: 60_000 })
const cannotBeReached = (clerk: Clerk) => clerk.page.getByText(words('problem.offline')).first().waitFor()
const online = (clerk: Clerk) => clerk.line.filter({ hasText: upToDate }).waitFor({ timeout: 90_000 })

/** All that stands in the fields of the form, the secret too. What is around it may change by itself meanwhile. */
const typed = (clerk: Clerk): Promise<string[]> =>
  clerk.page
    .locator('form input, form textarea')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))

/** Pulls the network at whatever the clerk is doing, waits until the app says so, and puts it back. */
async function pull(clerk: Clerk, { practice }: PracticeServer): Promise<void> {
  const before = await typed(clerk)
  await practice.unplug()
  if (await clerk.button('service.test').isVisible()) {
    await clerk.button('service.test').click()
    await cannotBeReached(clerk)
    await practice.plug()
  } else {
    await clerk.page.keyboard.press('F5')
    await offline(clerk)
    await practice.plug()
    await clerk.page.keyboard.press('F5')
    await online(clerk)
  }
  expect(await typed(clerk)).toEqual(before)
}

test('between any two steps of the demo: the app says so, keeps what is typed, and the next step goes on', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server, folder } = office
  let isPulled = false
  const between = async (clerk: Clerk) => {
    // The demo itself pulls it in the end, and leaves it so.
    isPulled ||= (await lineOffline(clerk).count()) > 0
    if (!isPulled) await pull(clerk, server)
  }
  const launch = { ...office.launch, suggested: server }
  const { steps } = await walkMainJob({ launch, server, out: folder, print: () => {}, between })
  expect(steps.filter(({ ok }) => !ok)).toEqual([])
  expect(steps.length).toBeGreaterThan(9)
})

test('each step is done without the network, as far as it goes: nothing typed is lost, each part stays, one request is sent', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()
  const { url, clientId, clientSecret } = server
  await clerk.button('onboarding.continue').waitFor()
  await clerk.typeService({ name: 'Practice desk', baseUrl: url, clientId, clientSecret })
  await server.practice.unplug()
  await clerk.button('service.test').click()
  await cannotBeReached(clerk)
  expect(await clerk.field('service.clientId').inputValue()).toBe(clientId)
  expect(await clerk.field('service.clientSecret').inputValue()).toBe(clientSecret)
  await clerk.endFirstStart()
  await offline(clerk)

  const reference = await clerk.typeRequest({ name: 'Mari Maasikas', reason: 'Opening an account' })
  await clerk.page.keyboard.press('F5')
  await offline(clerk)
  expect(await clerk.field('create.name').inputValue()).toBe('Mari Maasikas')
  expect(await clerk.field('create.reason').inputValue()).toBe('Opening an account')
  await clerk.button('create.create').click()
  await clerk.row(reference).waitFor()
  await clerk.page.getByText(words('handover.networkText')).first().waitFor()
  await clerk.line.filter({ hasText: words('connection.waiting', { count: 1 }) }).waitFor()
  await server.practice.plug()
  await online(clerk)
  const link = await clerk.readLink(90_000)
  expect(await server.practice.requests({ reference })).toHaveLength(1)

  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await offline(clerk)
  expect(await clerk.readLink(90_000)).toBe(link)
  await server.practice.plug()
  await playPerson(link, 'as-required')
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await server.practice.plug()
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 90_000 })
  await clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
  await server.practice.unplug()
  const saved = join(office.folder, 'saved.pdf')
  await answerSaveDialog(desk.app, saved)
  await clerk.button('action.saveProof').first().click()
  await clerk.page.getByText('saved.pdf').first().waitFor()
  expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')
})

test('in the middle of a create that the service did store: it is found again, not sent again', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  await online(clerk)
  await server.practice.addFault({ call: 'create', effect: { kind: 'reset-after' }, times: 1 })
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  await clerk.readLink(90_000)
  expect(await server.practice.requests({ reference })).toHaveLength(1)
})
