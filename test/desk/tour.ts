/** A walk past every screen of the app, for the specs that look at each: accessibility, zoom. */
import { type PageName, pages } from '../../common/settings/pages.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import type { Clerk } from './clerk.ts'
import { playPerson } from './person.ts'
import { words, wordsLike } from './words.ts'

/** What the walk needs. `look` is called at each screen, with the screen's name. */
export type Tour = { clerk: Clerk; server: PracticeServer; look: (screen: string) => Promise<void> }

/** Begins at the first start of an app that keeps nothing yet, and ends without a network. Everything is in English. */
export async function walkPastEveryScreen(tour: Tour): Promise<void> {
  await pastFirstStart(tour)
  await pastTheForm(tour)
  await pastOutcomes(tour)
  await pastImport(tour)
  await pastSettings(tour)
  await pastNumbers(tour)
  await pastAudit(tour)
  await pastHealth(tour)
  await pastActions(tour)
  await pastOffline(tour)
}

async function pastFirstStart({ clerk, server, look }: Tour): Promise<void> {
  await clerk.button('onboarding.continue').waitFor()
  await look('first-start')
  await clerk.button('onboarding.continue').click()
  await look('first-start-mistakes')
  const { url: baseUrl, clientId, clientSecret } = server
  await clerk.typeService({ name: 'Front desk', baseUrl, clientId, clientSecret })
  await clerk.endFirstStart()
  await look('empty-list')
}

async function pastTheForm({ clerk, look }: Tour): Promise<void> {
  await clerk.typeRequest({})
  await clerk.button('create.create').click()
  await look('new-request-mistakes')
  await clerk.field('create.sub').fill('EE60001019906')
  await clerk.field('create.reason').fill('Opening an account')
  await look('new-request')
}

async function pastOutcomes({ clerk, look }: Tour): Promise<void> {
  await clerk.button('create.create').click()
  const first = await clerk.readLink()
  await look('waiting')
  await playPerson(first, 'as-required')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
  await look('matching')
  await pastTheProof({ clerk, look })
  await backToList(clerk)
  await clerk.createRequest({ sub: 'EE30303039914', name: 'Mari Maasikas' })
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
  await look('differing')
  await clerk.button('does.accept').click()
  await clerk.button('decision.acceptAnyway').click()
  await look('accepting-all-the-same')
  await clerk.button('decision.notYet').click()
  await clerk.button('does.reject').click()
  await clerk.button('decision.change').waitFor()
  await look('rejected')
}

async function pastImport({ clerk, look }: Tour): Promise<void> {
  const { page } = clerk
  await page.keyboard.press('Control+i')
  const rows = [
    'EE38001085718;Mari Maasikas;08.01.1980;T-1',
    'EE60001019906;Mari Maasikas;31.02.2000;T-1',
    'EE60001019906;Mari Maasikas;08.01.1980;T-2;one cell too many'
  ]
  await clerk.field('import.paste').fill(['Isikukood;Nimi;Sünniaeg;Viide', ...rows].join('\n'))
  await clerk.button('import.read').click()
  await clerk.button('import.check').waitFor()
  await look('import-columns')
  await clerk.button('import.check').click()
  await page.getByTestId('import-row').first().waitFor()
  await clerk.button('import.queue', { count: 1, formatted: 1 }).click()
  await page
    .getByText(words('import.batch.sent', { sent: 1, total: 1 }))
    .first()
    .waitFor({ timeout: 30_000 })
  await look('import-queued')
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
  await backToList(clerk)
  const names = Object.keys(pages) as PageName[]
  for (const name of names) {
    await clerk.openSettings(name)
    await look(`settings-${name}`)
  }
  if ((await clerk.settingsPages.getByRole('button').count()) !== names.length)
    throw new Error('there are other pages of settings than are declared')
}

async function pastNumbers({ clerk: { page }, look }: Tour): Promise<void> {
  await page.keyboard.press('Control+u')
  await page.getByRole('heading', { name: words('numbers.methods') }).waitFor()
  await page.locator('summary').first().click()
  await look('numbers')
}

async function pastAudit({ clerk, look }: Tour): Promise<void> {
  await clerk.page.keyboard.press('Control+Shift+j')
  await clerk.page.getByTestId('audit-row').first().waitFor()
  await clerk.button('audit.verify').click()
  await clerk.page.getByText(words('audit.folder.none')).waitFor()
  await look('audit-log')
}

async function pastHealth({ clerk, look }: Tour): Promise<void> {
  const { page } = clerk
  await page.keyboard.press('Control+Shift+h')
  await page.locator('[data-subject="keychain"][data-state="fine"]').waitFor({ timeout: 30_000 })
  await look('health')
  await clerk.button('health.diagnostics.show').click()
  const file = page.getByTestId('diagnostics-file')
  await file.waitFor()
  // Where its middle is out of sight, axe gives up looking at colours ("Element midpoint exceeds the grid bounds").
  await file.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await look('health-diagnostics')
}

async function pastActions({ clerk: { page }, look }: Tour): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: words('palette.title') }).waitFor()
  await look('all-actions')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: words('settings.title'), exact: true }).focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: words('palette.keysTitle') }).waitFor()
  await look('keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function pastOffline({ clerk, server, look }: Tour): Promise<void> {
  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await clerk.line.filter({ hasText: wordsLike('connection.offline') }).waitFor({ timeout: 60_000 })
  await backToList(clerk)
  await clerk.createRequest({ sub: 'EE30303039914' })
  await look('offline')
}

// In a narrow window what is in hand covers the list.
const backToList = ({ page }: Clerk): Promise<void> => page.keyboard.press('Escape')
