import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { plugDisplay, unplugDisplay } from '../desk/displays.ts'
import { playPerson } from '../desk/person.ts'
import { words, wordsIn, wordsLike } from '../desk/words.ts'
import { readSymbols } from '../symbols/read-symbols.ts'
import { eventually, openOffice, signIn } from './office.ts'
import { expectPowerless } from './powerless.ts'

const person = { sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber', birthdate: '01.01.2000' }
const personal = [
  '60001019906',
  'Mary',
  'MARY',
  'Änn',
  'Connež',
  'CONNEŽ',
  'Šuslik',
  'Testnumber',
  '2000-01-01',
  '01.01.2000'
]

/** Everything that the window has, whether it is seen or not. */
const everythingOn = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML)

async function findPersonal(page: Page): Promise<string[]> {
  const all = await everythingOn(page)
  return personal.filter((value) => all.includes(value))
}

async function turnOn(clerk: Clerk): Promise<void> {
  await clerk.page.keyboard.press('d')
  await eventually(async () => {
    const view = await clerk.page.evaluate(() =>
      (
        window as unknown as { eeidDesk: { handover: { screen(): Promise<{ value: { isOn: boolean } }> } } }
      ).eeidDesk.handover.screen()
    )
    return view.value.isOn
  })
}

test('the person’s window shows the link that is handed over, and never who it is about', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()
  await signIn(clerk, server)
  await turnOn(clerk)
  const screen = await plugDisplay(desk.app)
  await screen.getByTestId('idle').getByText(wordsIn('et')('screen.welcome')).waitFor()
  const found: Record<string, string[]> = { idle: await findPersonal(screen) }

  // A reason and a reference that tell who it is stay with the clerk.
  await clerk.createRequest({ ...person, reference: 'Visit of Mary Testnumber', reason: 'Account for Mary Testnumber' })
  const link = await clerk.readLink()
  await screen.getByTestId('qr').waitFor()
  expect(await readSymbols(await screen.screenshot())).toEqual([{ format: 'QRCode', text: link }])
  expect(await screen.getByTestId('person-reference').count()).toBe(0)
  found.link = await findPersonal(screen)

  const reference = await clerk.createRequest({ ...person, reason: 'Account for Mary Testnumber' })
  const second = await clerk.readLink()
  await screen.getByTestId('person-reference').getByText(reference).waitFor()
  await clerk.page.keyboard.press('f')
  await screen.getByTestId('person-card').getByText(wordsIn('ru')('person.reference'), { exact: true }).waitFor()
  expect((await readSymbols(await screen.screenshot())).map(({ text }) => text)).toEqual([
    second.replace('ui_locales=en', 'ui_locales=ru')
  ])
  found['link with its reference'] = await findPersonal(screen)

  // What the clerk's window says of it follows by itself.
  await clerk.button('handover.screen.shown').waitFor()
  await unplugDisplay(desk.app)
  await eventually(() => screen.isClosed())
  await clerk.button('handover.screen.waits').waitFor()
  const again = await plugDisplay(desk.app)
  await again.getByTestId('qr').waitFor()
  expect(
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isFullScreen()))
  ).toEqual([false, true])

  await playPerson(second, 'as-required')
  await again.getByTestId('idle').waitFor({ timeout: 30_000 })
  await clerk.page.getByTestId('request-status').getByText(words('status.matching')).waitFor()
  found.completed = await findPersonal(again)

  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await clerk.line.filter({ hasText: wordsLike('connection.offline') }).waitFor({ timeout: 60_000 })
  await clerk.createRequest(person)
  await again.getByText(words('screen.coming')).waitFor()
  found.offline = await findPersonal(again)

  // A page that begins anew hands nothing over any more.
  await clerk.page.reload()
  await again.getByTestId('idle').waitFor()
  found['after the clerk’s page began anew'] = await findPersonal(again)
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
})

test('the person’s window can be told what to show, and do nothing else', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  await turnOn(clerk)
  const screen = await plugDisplay(desk.app)
  await screen.getByTestId('idle').waitFor()
  const complaints: string[] = []
  screen.on('console', (message) => complaints.push(message.text()))
  screen.on('pageerror', (error) => complaints.push(error.message))
  await screen.reload()
  await screen.getByTestId('idle').waitFor()
  await clerk.createRequest({ name: 'Mari Maasikas' })
  await screen.getByTestId('qr').waitFor()
  expect(complaints).toEqual([])
  expect(await screen.evaluate(() => Object.keys((window as unknown as { eeidScreen: object }).eeidScreen))).toEqual([
    'state',
    'onChanged'
  ])
  expect(await screen.evaluate(() => 'eeidDesk' in window)).toBe(false)
  expect(await clerk.page.evaluate(() => 'eeidScreen' in window)).toBe(false)
  await expectPowerless(screen, office.server, () => desk.app.windows().length)
  // The app ends with the clerk's window, whatever else is open.
  const ended = new Promise((resolve) => desk.app.process().once('exit', resolve))
  await desk.app.evaluate(({ BrowserWindow }) => {
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close())
  })
  await ended
})
