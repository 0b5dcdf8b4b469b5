import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { escaped, words } from '../desk/words.ts'
import { eventually, type Office, openOffice, signIn } from './office.ts'
import { savedRecord } from './saved-record.ts'

const mari = { sub: 'EE60001019906', name: 'Mari Maasikas' }
const everyField = ['claims_required', 'link', 'link_expires_at', 'reference', 'reason']

const listed = async ({ server }: Office) =>
  (await server.practice.calls()).filter(({ call }) => call === 'list').length

/** Waits until the list was read so many times more. */
async function afterLists(office: Office, count: number): Promise<void> {
  const before = await listed(office)
  await eventually(async () => (await listed(office)) >= before + count)
}

test('where a list leaves out what was asked, the wrong person never matches, and the code stays', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.setSwitches({ shape: '1.0', unlistedFields: everyField })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest(mari)
  const link = await clerk.readLink()
  await clerk.page.keyboard.press('F5')
  await afterLists(office, 1)
  expect(await clerk.readLink()).toBe(link)

  await playPerson(link, 'as-test-person')
  await clerk.rowSaying(reference, 'status.differing').waitFor({ timeout: 30_000 })
  const hand = clerk.page.getByRole('region', { name: words('hand.label') })
  await hand.getByText('EE60001019906').first().waitFor()
  await hand.getByText('EE30303039914').first().waitFor()
  await clerk.page.getByRole('heading', { name: words('likeness.verdict.another') }).waitFor()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'decision.verdict.reject').waitFor()
  await clerk.page.keyboard.press('F5')
  await afterLists(office, 1)
  expect(await clerk.rowSaying(reference, 'status.differing').count()).toBe(1)
  expect(await clerk.rowSaying(reference, 'status.matching').count()).toBe(0)
})

test('where nothing can be compared, list, hand, decision and record say so', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  await practice.setSwitches({ unlistedFields: ['result', 'claims_required'], unshownFields: ['result'] })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest(mari)
  await playPerson(await clerk.readLink(), 'as-test-person')
  // The service itself says that it differs; an old one says nothing.
  await clerk.rowSaying(reference, 'status.differing').waitFor({ timeout: 30_000 })

  await practice.setSwitches({ shape: '1.0' })
  const second = await clerk.createRequest(mari)
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.rowSaying(second, 'status.notCompared').waitFor({ timeout: 30_000 })
  await clerk.page.getByRole('heading', { name: words('next.notCompared.title') }).waitFor()
  await clerk.press('a')
  await clerk.page.getByText(words('decision.askAnyway', { reasons: words('decision.against.notCompared') })).waitFor()
  expect(await clerk.rowSaying(second, 'decision.verdict.accept').count()).toBe(0)
  await clerk.button('decision.notYet').click()

  const folder = await savedRecord(clerk, desk.app)
  const cover = execFileSync('pdftotext', ['-layout', join(folder, 'cover.pdf'), '-'], { encoding: 'utf8' })
  expect(cover.replaceAll(/\s+/g, ' ')).toContain(words('main:cover.notAllCompared'))
  const row = ['main:cover.notReceived', 'main:cover.notCompared'] as const
  const cells = [words('main:cover.claimType.sub'), mari.sub, ...row.map((key) => words(key))]
  expect(cover).toMatch(new RegExp(cells.map(escaped).join(' +')))
})
