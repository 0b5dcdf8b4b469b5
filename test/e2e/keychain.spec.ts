import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { RunningDesk } from '../desk/launch.ts'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

/** An address of a bus that is nowhere until `appear` is called: then it is the session's own. */
function hiddenBus(): { address: string; appear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bus-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const place = join(folder, 'bus')
  const [, real = ''] = /unix:path=([^,]+)/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? '') ?? []
  return { address: `unix:path=${place}`, appear: () => symlinkSync(real, place) }
}

/** Notes what the app asks in the system's box, and answers with the button of this name. */
async function answerBoxes({ app }: RunningDesk, button: string): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    const answer = async (...args: unknown[]) => {
      const { message, detail, buttons } = args.at(-1) as Electron.MessageBoxOptions
      asked.push(`${message}\n${detail}`)
      return { response: buttons?.indexOf(wanted) ?? -1, checkboxChecked: false }
    }
    dialog.showMessageBox = answer
  }, button)
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
}

// Only Linux finds its keychain by an address that a test can change.
test.skipIf(process.platform !== 'linux')(
  'without its keychain the app says so, changes nothing, works without keeping anything, and goes on when it is back',
  async () => {
    const office = await openOffice({ network: 'plain' })
    const first = await office.start()
    await signIn(first.clerk, office.server)
    const reference = await first.clerk.createRequest({ name: 'Mari Maasikas' })
    await first.clerk.readLink()
    await first.desk.close()
    const files = () => readdirSync(join(office.userData, 'desk')).toSorted()
    const preferences = () => readFileSync(join(office.userData, 'preferences.json'), { encoding: 'utf8', flag: 'a+' })
    const before = files()

    const bus = hiddenBus()
    const { desk, clerk } = await office.start({ env: { DBUS_SESSION_BUS_ADDRESS: bus.address } })
    const { page } = clerk
    await page.getByText(words('startup.keychainMissing.title')).waitFor()
    await page.getByText(words('startup.nothingDeleted')).waitFor()
    await clerk.button('common.tryAgain').click()
    await page.getByText(words('startup.stillNot')).waitFor()

    await clerk.button('session.offer').click()
    const banner = () => clerk.page.getByTestId('session-banner').getByText(words('session.banner'))
    await banner().waitFor()
    await signIn(clerk, office.server)
    // What the service knows is here, though not what this desk knew of it.
    await clerk.row(reference).waitFor()
    await clerk.createRequest({ sub: 'EE60001019906' })
    await playPerson(await clerk.readLink(), 'as-required')
    await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
    await banner().waitFor()

    // Its window is not closed over a proof that nobody saved.
    const refused = await answerBoxes(desk, words('main:loss.no'))
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await eventually(async () => (await refused()).length === 1)
    expect((await refused())[0]).toContain(words('main:loss.proofs', { count: 1 }))
    const saved = join(office.folder, 'saved.pdf')
    await answerSaveDialog(desk.app, saved)
    await clerk.button('action.saveProof').first().click()
    await clerk.page.getByText('saved.pdf').first().waitFor()
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')
    await clerk.button('session.retry').click()
    await clerk.page.getByText(words('session.stillNot')).waitFor()
    expect(files()).toEqual(before)
    const preferred = preferences()

    // A request that is not on the service would be lost by opening the data: the clerk has the last word.
    await office.server.practice.unplug()
    await clerk.createRequest({ sub: 'EE30303039914' })
    bus.appear()
    const asked = await answerBoxes(desk, words('main:loss.open.yes'))
    await clerk.button('session.retry').click()
    await clerk.page.getByTestId('session-banner').waitFor({ state: 'detached' })
    // The proof was saved meanwhile: the request alone is named.
    const named = [words('main:loss.lost'), `• ${words('main:loss.requests', { count: 1 })}`]
    expect(await asked()).toEqual([[words('main:loss.open.question'), ...named].join('\n')])
    // Of the rows that were on screen without it, one is in it as well.
    await eventually(async () => (await clerk.rows.count()) === 1)
    await clerk.row(reference).waitFor()
    expect(preferences()).toBe(preferred)
  }
)
