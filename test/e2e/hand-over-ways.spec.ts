import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startCups } from '../cups/private-cups.ts'
import { estonian, scan } from '../desk/scanner.ts'
import { noteCopiedTexts, noteOpenedMails } from '../desk/stand-ins.ts'
import { words, wordsIn } from '../desk/words.ts'
import { readSymbols } from '../symbols/read-symbols.ts'
import { pictureOf } from '../symbols/slip-picture.ts'
import { eventually, openOffice, signIn } from './office.ts'

test.skipIf(process.platform !== 'linux')(
  'a slip is printed, a mail drafted, a message copied, each with the link in the person’s language; the slip’s barcode brings the request back',
  async () => {
    const cups = await startCups([{ name: 'Slips', label: 'Slips at the desk' }])
    onTestFinished(() => cups.stop())
    const office = await openOffice({ network: 'plain' })
    const { desk, clerk } = await office.start({ env: cups.env })
    await signIn(clerk, office.server)
    const { page } = clerk
    const reference = await clerk.createRequest({ sub: 'EE30303039914' })
    await clerk.readLink()
    await page.keyboard.press('f')
    await page.getByTestId('person-card').getByText(wordsIn('ru')('person.reference'), { exact: true }).waitFor()
    const link = await clerk.readLink()
    expect(link).toContain('ui_locales=ru')

    const [greeting = ''] = wordsIn('ru')('main:message.body').split('\n')
    expect(greeting).not.toBe('')
    const mails = await noteOpenedMails(desk.app)
    await clerk.press('m')
    await eventually(async () => (await mails()).length === 1)
    const mail = new URL((await mails())[0] ?? '')
    expect(mail.pathname).toBe('')
    expect(decodeURIComponent(mail.search)).toContain(link)
    expect(decodeURIComponent(mail.search)).toContain(greeting)

    const copied = await noteCopiedTexts(desk.app)
    await clerk.press('y')
    await eventually(async () => (await copied()).length === 1)
    expect((await copied())[0]).toContain(link)

    await clerk.press('b')
    // The first time the printer is chosen in place, and nothing moves the code meanwhile.
    const before = await page.getByTestId('qr').boundingBox()
    const chooser = page.getByTestId('print-panel')
    await chooser.getByRole('combobox', { name: words('print.paper') }).selectOption('80mm')
    expect(await page.getByTestId('qr').boundingBox()).toEqual(before)
    await chooser.getByRole('button', { name: words('print.print') }).click()
    await chooser.waitFor({ state: 'hidden' })
    await eventually(() => cups.jobs().length === 1)
    const [job] = cups.jobs()
    expect(job?.title).toBe(`TEST eeID ${reference}`)
    const found = await readSymbols(pictureOf(readFileSync(job?.file ?? '')))
    expect(found).toContainEqual({ format: 'QRCode', text: link })
    const scanned = found.find(({ format }) => format === 'Code128')?.text ?? ''
    expect(scanned).toBe(reference)

    // A scanner types what it reads, and Enter.
    await clerk.createRequest({ sub: 'EE60001019906' })
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type(scanned)
    await page.keyboard.press('Enter')
    await eventually(async () => (await clerk.rows.count()) === 1)
    expect(await clerk.row(reference).isVisible()).toBe(true)
    const title = page.getByRole('heading', { level: 2, name: reference })
    await title.waitFor()

    // With the focus elsewhere, on an Estonian keyboard, in a view that does not have the request.
    await page.keyboard.press('Escape')
    await page.keyboard.press('3')
    await eventually(async () => (await clerk.rows.count()) === 0)
    expect(await title.count()).toBe(0)
    await scan(page, scanned, estonian)
    await title.waitFor()
    await clerk.row(reference).waitFor()
  }
)
