import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { escaped, words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'
import { savedRecord } from './saved-record.ts'

const mari = { sub: 'EE60001019906', name: 'Mari Maasikas' }

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
