import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startCups } from '../cups/private-cups.ts'
import { playPerson } from '../desk/person.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'
import { filesBelow } from './search-written.ts'

const textOf = (file: string) => spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout
const name = 'Mary Änn O’Connež-Šuslik Testnumber'

// The printers are those of a CUPS that the test starts: only Linux has one to start.
test.skipIf(process.platform !== 'linux')('a proof is looked at in the window and printed by one press', async () => {
  const office = await openOffice({ network: 'plain' })
  const cups = await startCups([
    { name: 'Front_Office', label: 'Front office' },
    { name: 'Back_Room', label: 'Back room', isDefault: true }
  ])
  onTestFinished(() => cups.stop())
  const { clerk } = await office.start({ env: cups.env })
  await signIn(clerk, office.server)
  const { page } = clerk
  const reference = await clerk.createRequest({ sub: 'EE60001019906', name })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.button('preview.open').waitFor({ timeout: 30_000 })

  // The first time a printer is chosen, beside everything else.
  await clerk.press('p')
  const panel = page.getByRole('dialog', { name: words('print.choose') })
  await panel.getByLabel(words('print.printer')).selectOption('Front office')
  await panel.getByLabel(words('print.copies')).fill('2')
  await panel.getByRole('button', { name: words('print.print') }).click()
  await page
    .getByText(words('print.sent', { printer: 'Front office', count: 2 }))
    .first()
    .waitFor()
  await eventually(() => cups.jobs().length === 1)
  const [first] = cups.jobs()
  expect(first).toMatchObject({ printer: 'Front_Office', copies: 2, title: `TEST eeID ${reference}` })
  expect(first?.options).toMatch(/\bmedia=A4\b/)
  const printed = readFileSync(first?.file ?? '')
  expect(textOf(first?.file ?? '')).toContain(name)

  // In the window: the page's own text, whole and selectable.
  const look = clerk.button('preview.open')
  await look.focus()
  await page.keyboard.press('v')
  const preview = page.getByRole('dialog', { name: words('preview.title', { reference }) })
  const text = preview.locator('.textLayer')
  await text.getByText(name).waitFor()
  await preview.getByRole('region', { name: words('preview.pageOf', { page: 1, pages: 1 }) }).waitFor()
  await text.getByText(name).selectText()
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(name)
  // On a small screen there is a second one over the page, for the part of it that is seen.
  const isDrawn = () =>
    preview
      .locator('canvas')
      .last()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
        return data.some((value, index) => index % 4 === 0 && value < 100 && data[index + 3] === 255)
      })
  await eventually(isDrawn)

  // By key: the whole page, larger, and finding without an Estonian keyboard.
  const zoom = async () => Number.parseInt((await page.getByTestId('preview-zoom').textContent()) ?? '', 10)
  const wide = await zoom()
  await page.keyboard.press('h')
  await eventually(async () => (await zoom()) < wide)
  const whole = await zoom()
  await page.keyboard.press('+')
  await eventually(async () => (await zoom()) > whole)
  await page.keyboard.press('w')
  await eventually(async () => (await zoom()) === wide)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('connez')
  await page
    .getByTestId('preview-found')
    .getByText(words('preview.foundOf', { current: 1, total: 1 }))
    .waitFor()
  // Each letter finds anew; the first alone has one hit, too.
  await eventually(async () => expect(await text.locator('.highlight.selected').textContent()).toBe('Connež'))
  await page.getByLabel(words('preview.find')).fill('nobody')
  await page.getByTestId('preview-found').getByText(words('preview.notFound')).waitFor()
  await page.keyboard.press('Escape')

  // One press now, from here too.
  await page.keyboard.press('p')
  await preview.getByText(words('print.sent', { printer: 'Front office', count: 2 })).waitFor()
  await eventually(() => cups.jobs().length === 2)
  expect(readFileSync(cups.jobs()[1]?.file ?? '').equals(printed)).toBe(true)

  // Escape goes back to where the focus was; worker and bytes are gone.
  await page.keyboard.press('Escape')
  await preview.waitFor({ state: 'detached' })
  expect(await look.evaluate((button) => button === document.activeElement)).toBe(true)
  await eventually(() => page.workers().length === 0)

  // What the service sent may be a PDF and hard to show: of many pages, with a password, or without its pages.
  for (const pdf of ['long', 'locked', 'broken'] as const) {
    await office.server.practice.addFault({ call: 'proof', effect: { kind: 'odd-proof', pdf } })
    const odd = await clerk.createRequest({ sub: 'EE30303039914' })
    await playPerson(await clerk.readLink(), 'as-required')
    await clerk.rowSaying(odd, 'status.matching').waitFor({ timeout: 30_000 })
    await look.waitFor({ timeout: 30_000 })
    await page.keyboard.press('v')
    const shown = page.getByRole('dialog', { name: words('preview.title', { reference: odd }) })
    if (pdf === 'long') {
      await shown.getByRole('region', { name: words('preview.pageOf', { page: 1, pages: 200 }) }).waitFor()
      await page.getByLabel(words('preview.page'), { exact: true }).fill('200')
      await page.keyboard.press('Enter')
      await shown.locator('.textLayer').getByText('Page 200').waitFor()
      await page.getByLabel(words('preview.find')).fill('page 137')
      await page
        .getByTestId('preview-found')
        .getByText(words('preview.foundOf', { current: 1, total: 1 }))
        .waitFor()
      await page.keyboard.press('Escape')
    } else {
      await shown
        .getByRole('alert')
        .filter({ hasText: words('preview.unreadable') })
        .waitFor()
    }
    await page.keyboard.press('Escape')
    await shown.waitFor({ state: 'detached' })
  }

  // Neither looking nor printing has left a PDF on the disk.
  const pdfs = filesBelow(office.folder).filter((file) => readFileSync(file).subarray(0, 5).toString() === '%PDF-')
  expect(pdfs).toEqual([])
  expect(filesBelow(join(office.folder, 'user-data')).length).toBeGreaterThan(0)
})
