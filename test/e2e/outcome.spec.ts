import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { eventually, type Office, openOffice, signIn } from './office.ts'

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
  const office = await openOffice()
  await office.server.practice.setSwitches({ shape: '1.0', unlistedFields: everyField })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest(mari)
  const link = await clerk.readLink()
  await clerk.page.keyboard.press('F5')
  await afterLists(office, 1)
  expect(await clerk.readLink()).toBe(link)

  await playPerson(link, 'as-test-person')
  await clerk.rowSaying(reference, 'Differs').waitFor({ timeout: 30_000 })
  await clerk.page.getByText('EE60001019906').first().waitFor()
  await clerk.page.getByText('EE30303039914').first().waitFor()
  await clerk.page.getByText('The person differs from what you asked for').waitFor()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'Rejected').waitFor()
  await clerk.page.keyboard.press('F5')
  await afterLists(office, 1)
  expect(await clerk.rowSaying(reference, 'Differs').count()).toBe(1)
  expect(await clerk.rowSaying(reference, 'Matches').count()).toBe(0)
})

test('where nothing can be compared, list, hand, decision and record say so', async () => {
  const office = await openOffice()
  const { practice } = office.server
  await practice.setSwitches({ unlistedFields: ['result', 'claims_required'], unshownFields: ['result'] })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest(mari)
  await playPerson(await clerk.readLink(), 'as-test-person')
  // The service itself says that it differs; an old one says nothing.
  await clerk.rowSaying(reference, 'Differs').waitFor({ timeout: 30_000 })

  await practice.setSwitches({ shape: '1.0' })
  const second = await clerk.createRequest(mari)
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.rowSaying(second, 'Not compared').waitFor({ timeout: 30_000 })
  await clerk.page.getByText('Nobody has compared this person with your request').waitFor()
  await clerk.press('a')
  await clerk.page.getByText('Accept it although this speaks against it?').waitFor()
  expect(await clerk.rowSaying(second, 'Accepted').count()).toBe(0)
  await clerk.button('Not yet').click()

  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })
  const file = join(office.folder, 'pack.zip')
  await answerSaveDialog(desk.app, file)
  await clerk.press('e')
  await clerk.page.getByText('Saved as pack.zip.').first().waitFor()
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-outcome-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  execFileSync('unzip', ['-q', file, '-d', folder])
  const cover = execFileSync('pdftotext', ['-layout', join(folder, 'cover.pdf'), '-'], { encoding: 'utf8' })
  expect(cover).toContain('NOT COMPARED')
  expect(cover).toMatch(/Personal code +EE60001019906 +not received +Not compared/)
})
