import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { words } from '../desk/words.ts'
import { eventually, type Office, openOffice, signIn } from './office.ts'

const mari = { sub: 'EE60001019906', name: 'Mari Maasikas' }
const everyField = ['claims_required', 'link', 'link_expires_at', 'reference', 'reason']

const listed = async ({ server }: Office) =>
  (await server.practice.calls()).filter(({ call }) => call === 'list').length

/** Refreshes, and waits until the list was read. Counted before the key: the list may have been read by the time it returns. */
async function refresh(office: Office, { page }: Clerk): Promise<void> {
  const before = await listed(office)
  await page.keyboard.press('F5')
  await eventually(async () => (await listed(office)) > before)
}

test('where a list leaves out what was asked, the wrong person never matches, and the code stays', async () => {
  const office = await openOffice({ network: 'plain' })
  await office.server.practice.setSwitches({ shape: '1.0', unlistedFields: everyField })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest(mari)
  const link = await clerk.readLink()
  await refresh(office, clerk)
  expect(await clerk.readLink()).toBe(link)

  await playPerson(link, 'as-test-person')
  await clerk.rowSaying(reference, 'status.differing').waitFor({ timeout: 30_000 })
  const hand = clerk.page.getByRole('region', { name: words('hand.label') })
  await hand.getByText('EE60001019906').first().waitFor()
  await hand.getByText('EE30303039914').first().waitFor()
  await clerk.page.getByRole('heading', { name: words('likeness.verdict.another') }).waitFor()
  await clerk.press('r')
  await clerk.rowSaying(reference, 'decision.verdict.reject').waitFor()
  await refresh(office, clerk)
  expect(await clerk.rowSaying(reference, 'status.differing').count()).toBe(1)
  expect(await clerk.rowSaying(reference, 'status.matching').count()).toBe(0)
})
