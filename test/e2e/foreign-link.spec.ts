import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { plugDisplay } from '../desk/displays.ts'
import type { RunningDesk } from '../desk/launch.ts'
import { noteCopiedTexts } from '../desk/stand-ins.ts'
import { escaped, words } from '../desk/words.ts'
import { readSymbols } from '../symbols/read-symbols.ts'
import { eventually, openOffice, signIn } from './office.ts'

const symbolsOn = async ({ page }: Clerk) => (await readSymbols(await page.screenshot())).map(({ text }) => text)

/** Notes what the app asks in the system's box, and answers with the button that `choose` names. */
async function answerBoxes({
  app
}: RunningDesk): Promise<{ asked(): Promise<string[]>; answer(index: number): Promise<void> }> {
  await app.evaluate(({ dialog }) => {
    const boxes = { asked: [] as string[], index: 0 }
    Object.assign(globalThis, { boxes })
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { message, detail, buttons } = args.at(-1) as Electron.MessageBoxOptions
      boxes.asked.push(`${message}\n${detail}\n${buttons?.join(' / ')}`)
      return { response: boxes.index, checkboxChecked: false }
    }
  })
  type Boxes = { boxes: { asked: string[]; index: number } }
  return {
    asked: () => app.evaluate(() => (globalThis as unknown as Boxes).boxes.asked),
    answer: (index) =>
      app.evaluate((_electron, chosen) => {
        ;(globalThis as unknown as Boxes).boxes.index = chosen
      }, index)
  }
}

test('a link that leads elsewhere is kept from the person until the office has confirmed where, and once it is forgotten', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()
  await signIn(clerk, server)
  const { page } = clerk
  const copied = await noteCopiedTexts(desk.app)
  const { asked, answer } = await answerBoxes(desk)
  await server.practice.setSwitches({ foreignLink: 'https://eeid.ee@pay.example/i/1' })
  await clerk.createRequest({ sub: 'EE30303039914' })
  await page
    .getByTestId('refused-link')
    .getByText(words('handover.refused.credentials', { host: 'pay.example' }))
    .waitFor()
  expect(await clerk.button('handover.refused.allow').count()).toBe(0)

  await server.practice.setSwitches({ foreignLink: 'https://pay.example/i/1' })
  await clerk.createRequest({ sub: 'EE60001019906' })
  await page
    .getByTestId('refused-link')
    .getByText(words('handover.refused.otherHost', { host: 'pay.example' }))
    .waitFor()
  await page.keyboard.press('d')
  const screen = await plugDisplay(desk.app)
  expect(await symbolsOn(clerk)).toEqual([])
  expect((await readSymbols(await screen.screenshot())).map(({ text }) => text)).toEqual([])
  await page.keyboard.press('c')
  await page.getByText(words('problem.linkRefused')).first().waitFor()
  expect(await copied()).toEqual([])
  await clerk.button('handover.refused.allow').click()
  await eventually(async () => (await asked()).length === 1)
  const host = 'pay.example'
  const buttons = `${words('main:linkHost.no')} / ${words('main:linkHost.yes', { host })}`
  expect((await asked())[0]).toMatch(
    new RegExp(`^${escaped(words('main:linkHost.question', { host }))}\n.*127\\.0\\.0\\.1.*\n${escaped(buttons)}$`, 's')
  )
  expect(await symbolsOn(clerk)).toEqual([])

  await answer(1)
  await clerk.button('handover.refused.allow').click()
  await page.getByTestId('qr').waitFor()
  const link = 'https://pay.example/i/1?ui_locales=en&country=EE'
  expect(await symbolsOn(clerk)).toEqual([link])
  await eventually(async () => (await readSymbols(await screen.screenshot())).some(({ text }) => text === link))

  await clerk.openSettings('handover')
  await clerk.button('handover.hosts.forget', { host }).click()
  await page.getByText(words('handover.hosts.none')).waitFor()
  await clerk.leaveSettings()
  await page.getByTestId('refused-link').waitFor()
  expect(await symbolsOn(clerk)).toEqual([])
})
