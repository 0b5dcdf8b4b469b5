/** A walk past every screen of the app, for whoever wants to look at each: the accessibility spec, the screenshots. */
import type { PracticeServer } from '../eeid-server/index.ts'
import type { Clerk } from './clerk.ts'
import { playPerson } from './person.ts'

/** What the walk needs. `look` is called at each screen, with the screen's name. */
export type Tour = { clerk: Clerk; server: PracticeServer; look: (screen: string) => Promise<void> }

/** Begins at the first start of an app that keeps nothing yet, and ends without a network. Everything is in English. */
export async function walkPastEveryScreen(tour: Tour): Promise<void> {
  await pastFirstStart(tour)
  await pastTheForm(tour)
  await pastOutcomes(tour)
  await pastManyAtOnce(tour)
  await pastSettings(tour)
  await pastActions(tour)
  await pastOffline(tour)
}

async function pastFirstStart({ clerk, server, look }: Tour): Promise<void> {
  await clerk.button('Continue').waitFor()
  await look('first-start')
  await clerk.button('Continue').click()
  await look('first-start-mistakes')
  const { url: baseUrl, clientId, clientSecret } = server
  await clerk.typeService({ name: 'Front desk', baseUrl, clientId, clientSecret })
  await clerk.button('Continue').click()
  await clerk.button('New request').first().waitFor()
  await look('empty-list')
}

async function pastTheForm({ clerk, look }: Tour): Promise<void> {
  await clerk.typeRequest({})
  await clerk.button('Create request').click()
  await look('new-request-mistakes')
  await clerk.field('Personal code').fill('EE60001019906')
  await clerk.field('Reason').fill('Opening an account')
  await look('new-request')
}

async function pastOutcomes({ clerk, look }: Tour): Promise<void> {
  await clerk.button('Create request').click()
  const first = await clerk.readLink()
  await look('waiting')
  await playPerson(first, 'as-required')
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })
  await look('matching')
  await pastTheProof({ clerk, look })
  await backToList(clerk)
  await clerk.createRequest({ sub: 'EE30303039914', name: 'Mari Maasikas' })
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.button('Open the proof').first().waitFor({ timeout: 30_000 })
  await look('differing')
  await clerk.button('Accept').click()
  await clerk.button('Accept all the same').click()
  await look('accepting-all-the-same')
  await clerk.button('Not yet').click()
  await clerk.button('Reject').click()
  await clerk.button('Change the decision').waitFor()
  await look('rejected')
}

async function pastManyAtOnce({ clerk, look }: Tour): Promise<void> {
  const { page } = clerk
  await page.keyboard.press('Control+i')
  const rows = [
    'EE38001085718;Mari Maasikas;08.01.1980;T-1',
    'EE60001019906;Mari Maasikas;31.02.2000;T-1',
    'EE60001019906'
  ]
  await clerk.field('Or paste rows here').fill(['Isikukood;Nimi;Sünniaeg;Viide', ...rows].join('\n'))
  await clerk.button('Look at these rows').click()
  await clerk.button('Check the rows').waitFor()
  await look('many-at-once-columns')
  await clerk.button('Check the rows').click()
  await page.getByTestId('import-row').first().waitFor()
  await clerk.button('Queue 1 request').click()
  await page.getByText('1 of 1 sent').first().waitFor({ timeout: 30_000 })
  await look('many-at-once-queued')
}

async function pastTheProof({ clerk, look }: Pick<Tour, 'clerk' | 'look'>): Promise<void> {
  const { page } = clerk
  await page.keyboard.press('v')
  await page.getByRole('dialog').locator('.textLayer').getByText('EE60001019906').waitFor()
  await clerk.press('p')
  await page.getByTestId('print-panel').getByRole('button').first().waitFor()
  await look('proof')
  await page.keyboard.press('Escape')
  await page.getByTestId('print-panel').waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function pastSettings({ clerk, look }: Tour): Promise<void> {
  await clerk.button('Settings').click()
  const pages = clerk.page.getByRole('navigation', { name: 'Pages of the settings' }).getByRole('button')
  for (const page of await pages.all()) {
    await page.click()
    await look(`settings-${(await page.textContent())?.toLowerCase().replaceAll(/\W+/g, '-')}`)
  }
}

async function pastActions({ clerk: { page }, look }: Tour): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'All actions' }).waitFor()
  await look('all-actions')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Settings', exact: true }).focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await look('keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function pastOffline({ clerk, server, look }: Tour): Promise<void> {
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await clerk.line.filter({ hasText: 'Offline since' }).waitFor({ timeout: 60_000 })
  await backToList(clerk)
  await clerk.createRequest({ sub: 'EE30303039914' })
  await look('offline')
}

// In a narrow window what is in hand covers the list.
const backToList = ({ page }: Clerk): Promise<void> => page.keyboard.press('Escape')
