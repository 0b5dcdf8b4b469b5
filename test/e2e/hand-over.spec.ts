import { expect, test } from 'vitest'
import { upToDate } from '../desk/clerk.ts'
import { playPerson } from '../desk/person.ts'
import { noteCopiedTexts } from '../desk/stand-ins.ts'
import { words, wordsIn, wordsLike } from '../desk/words.ts'
import { readSymbols } from '../symbols/read-symbols.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('the code on screen is the link in the person’s language, and goes when the person has used it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()
  await signIn(clerk, server)
  const { page } = clerk
  const reference = await clerk.createRequest({ sub: 'EE30303039914', reason: 'Opening an account' })
  const link = await clerk.readLink()
  const [stored] = await server.practice.requests({ reference })

  const shown = async () => (await readSymbols(await page.screenshot())).map(({ text }) => text)
  const inLanguage = (language: string) => `${stored?.link}?ui_locales=${language}&country=EE`
  expect(link).toBe(inLanguage('en'))
  expect(await shown()).toEqual([inLanguage('en')])
  const card = page.getByTestId('person-card')
  expect(await card.textContent()).toContain(reference)
  expect(await card.textContent()).toContain('Opening an account')
  expect(await card.textContent()).toMatch(wordsLike('person.running'))
  expect(await page.getByTestId('qr').evaluate((qr) => qr.getBoundingClientRect().width)).toBeGreaterThanOrEqual(280)

  await page.keyboard.press('f')
  await card.getByText(wordsIn('ru')('person.reference'), { exact: true }).waitFor()
  expect(await shown()).toEqual([inLanguage('ru')])
  const copied = await noteCopiedTexts(desk.app)
  await clerk.press('c')
  await eventually(async () => (await copied()).length === 1)
  expect(await copied()).toEqual([inLanguage('ru')])
  await desk.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  // The key works from the choice of languages itself, too.
  await page
    .getByRole('radiogroup', { name: words('handover.language') })
    .getByText(words('language.short.ru'), { exact: true })
    .click()
  await page.keyboard.press('f')
  await card.getByText(wordsIn('et')('person.reference'), { exact: true }).waitFor()
  expect(await shown()).toEqual([inLanguage('et')])

  await playPerson(inLanguage('et'), 'as-required')
  await card.waitFor({ state: 'detached', timeout: 30_000 })
  expect(await page.getByTestId('request-status').textContent()).toContain(words('status.matching'))
  expect(await shown()).toEqual([])
})

test('a request made without the network shows its code by itself once there is one', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const { page } = clerk
  await clerk.line.filter({ hasText: upToDate }).waitFor({ timeout: 60_000 })
  await server.practice.unplug()
  await page.keyboard.press('F5')
  await clerk.line.filter({ hasText: wordsLike('connection.offline') }).waitFor({ timeout: 60_000 })
  const reference = await clerk.createRequest({ sub: 'EE30303039914' })
  await page.getByText(words('handover.network')).waitFor()
  expect(await page.getByTestId('person-reference').textContent()).toBe(reference)
  await server.practice.plug()
  await page.keyboard.press('F5')
  await page.getByTestId('qr').waitFor({ timeout: 60_000 })
  expect(await readSymbols(await page.screenshot())).toEqual([{ format: 'QRCode', text: await clerk.readLink() }])
})
