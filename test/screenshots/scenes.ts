/** The scenes of the guide, one after the other, from the first start on; each is shown by its name. */
import type { Locator } from 'playwright-core'
import type { Clerk, TypedRequest } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import type { TextKey } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import type { Typed } from './typed.ts'

/** What of the window a picture shows; all of it where nothing is said. `until`: what ends it below. */
export type Cut = { part?: Locator; until?: Locator }

/** What a scene needs. `show` makes its picture. */
export type Stage = {
  clerk: Clerk
  server: PracticeServer
  typed: Typed
  show: (scene: string, cut?: Cut) => Promise<void>
}

/** The service is typed, tested and kept. */
export async function firstStart({ clerk, server, typed, show }: Stage): Promise<void> {
  const { url: baseUrl, clientId, clientSecret } = server
  await clerk.button('onboarding.continue').waitFor()
  await clerk.typeService({ name: typed.service, baseUrl, clientId, clientSecret })
  await clerk.button('service.test').click()
  await clerk.page.getByText(clerk.words('service.testOk')).waitFor()
  await show('first-start')
  await clerk.endFirstStart()
}

/** Requests that went otherwise than most. */
export async function oddOnes({ clerk, server, typed }: Stage): Promise<void> {
  const { practice } = server
  const failed = await ask({ clerk, typed }, { sub: 'EE39901012239' })
  await practice.fail(await idOf(server, failed))
  await clerk.rowSaying(failed, 'status.failed').waitFor({ timeout: 60_000 })
  await practice.addFault({ call: 'create', effect: { kind: 'status', status: 422, error: 'Invalid country code' } })
  const refused = await clerk.createRequest({ sub: 'EE60001017869', reason: typed.reason })
  await clerk.rowSaying(refused, 'status.needsCorrecting').waitFor({ timeout: 60_000 })
  await anyone({ clerk })
  await ask({ clerk, typed }, { sub: 'EE47101010033' })
}

/** The form, as it reads a personal code. */
export async function newRequest({ clerk, typed, show }: Stage): Promise<void> {
  await clerk.typeRequest({ sub: 'EE60001019906', reason: typed.reason })
  // The code is read once it stands there for a moment: the year in it is written the same in every language.
  await clerk.page.getByRole('status').filter({ hasText: '2000' }).waitFor()
  await show('new-request', { part: part(clerk, 'create.title') })
}

/** The code on screen, and who it was. */
export async function match({ clerk, show }: Stage): Promise<void> {
  await clerk.button('create.create').click()
  const link = await clerk.readLink()
  await show('hand-over', { part: part(clerk, 'hand.label'), until: clerk.page.getByTestId('person-card') })
  await playPerson(link, 'as-required')
  await clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
  await show('matches', compared(clerk))
}

/** A person whose name was misspelt. */
export async function difference({ clerk, server, typed, show }: Stage): Promise<void> {
  const who = { name: 'Jaak-Kristjan Jõeorj', birthdate: '08.01.1980', reason: typed.reason }
  const reference = await ask({ clerk, typed }, who)
  const person = {
    sub: 'EE38001085718',
    givenName: 'JAAK-KRISTJAN',
    familyName: 'JÕEORG',
    birthdate: '1980-01-08',
    country: 'EE'
  }
  await server.practice.complete(await idOf(server, reference), { as: { person }, method: 'SMART_ID' })
  await clerk.button('action.openProof').first().waitFor({ timeout: 60_000 })
  await show('differs', compared(clerk))
}

/** A whole day in the list, once every proof has come; a request to decide is in hand. */
export async function dayInTheList({ clerk, show }: Stage): Promise<void> {
  const missing = clerk.page.getByRole('button', { name: new RegExp(`^${clerk.words('rail.proofMissing')}`) })
  const none = clerk.words('rail.count', { count: 0, formatted: 0 })
  await missing.getByText(none, { exact: true }).waitFor({ timeout: 300_000 })
  await clerk.rows
    .filter({ hasText: clerk.words('status.differing') })
    .first()
    .click()
  await clerk.button('does.reject').waitFor()
  await show('list')
}

/** The checked rows of a list that was pasted. */
export async function list({ clerk, typed, show }: Stage): Promise<void> {
  const { page } = clerk
  await page.keyboard.press('Control+i')
  await clerk.field('import.paste').fill(typed.rows.join('\n'))
  await clerk.button('import.read').click()
  await clerk.button('import.check').click()
  await page.getByTestId('import-row').first().waitFor()
  await show('import')
  await page.keyboard.press('Escape')
}

/** A page of the settings, for the manager. */
export async function settings({ clerk, show }: Stage): Promise<void> {
  await clerk.openSettings('acceptance')
  const last = clerk.page.getByText(clerk.words('acceptance.noteForIdentified'), { exact: true })
  await show('settings', { part: part(clerk, 'settings.title'), until: last })
}

/** As many rows as fit on the screen. */
export async function lowRows(clerk: Clerk): Promise<void> {
  await clerk.openSettings('appearance')
  await clerk.page.getByText(clerk.words('list.rows.compact'), { exact: true }).click()
  await clerk.page.keyboard.press('Escape')
}

/** The right part of the window, by what it is called. */
const part = ({ page, words }: Clerk, name: TextKey): Locator => page.getByRole('region', { name: words(name) })

const compared = (clerk: Clerk): Cut => ({
  part: part(clerk, 'hand.label'),
  until: clerk.page.getByText(clerk.words('hand.comparedBy.service'), { exact: true })
})

const idOf = async ({ practice }: PracticeServer, reference: string): Promise<string> =>
  (await practice.requests({ reference }))[0]?.id ?? ''

async function ask({ clerk, typed }: Pick<Stage, 'clerk' | 'typed'>, request: TypedRequest): Promise<string> {
  const reference = await clerk.createRequest({ reason: typed.reason, ...request })
  await clerk.readLink()
  return reference
}

/** Somebody of whom nothing is known: whoever follows the link. */
async function anyone({ clerk }: Pick<Stage, 'clerk'>): Promise<void> {
  await clerk.button('list.newRequest').first().click()
  await clerk.button('create.identifyAnyone').click()
  await playPerson(await clerk.readLink(), 'as-test-person')
  await clerk.rows
    .filter({ hasText: clerk.words('status.identified') })
    .first()
    .waitFor({ timeout: 60_000 })
}
