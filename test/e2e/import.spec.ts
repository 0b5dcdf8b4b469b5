import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Clerk } from '../desk/clerk.ts'
import { answerOpenDialog, answerSaveDialog } from '../desk/stand-ins.ts'
import { escaped, type TextKey, words } from '../desk/words.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { eventually, type Office, openOffice, signIn } from './office.ts'

const asWindows1257: Record<string, number> = { õ: 0xf5, ä: 0xe4, ü: 0xfc, Š: 0xd0, š: 0xf0, ž: 0xfe }

/** A file as a spreadsheet of this country saves it: semicolons, Windows-1257. Every tenth row has an impossible date. */
function saveFile(folder: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const birthdate = index % 10 === 9 ? '31.02.1980' : '31.12.1980'
    return `Jüri Connež-Šuslik ${index};${birthdate};Eesti;F-${index};Konto avamine`
  })
  const text = ['Täisnimi;Sünniaeg;Riik;Viitenumber;Põhjus', ...rows, ''].join('\r\n')
  const file = join(folder, 'kliendid.csv')
  writeFileSync(file, Buffer.from([...text].map((letter) => asWindows1257[letter] ?? letter.charCodeAt(0))))
  return file
}

const good = (count: number) =>
  Array.from({ length: count }, (_, index) => index)
    .filter((index) => index % 10 !== 9)
    .map((index) => `F-${index}`)

const referencesOn = async (server: PracticeServer) =>
  (await server.practice.requests()).map(({ reference }) => reference ?? '')

const sorted = (texts: readonly string[]) => [...texts].sort()

/** Opens a file of so many rows, agrees to its letters, and has its rows checked. */
async function checkFile({ clerk, office, app }: Desk, count: number): Promise<void> {
  await answerOpenDialog(app, saveFile(office.folder, count))
  await clerk.page.keyboard.press('Control+i')
  await clerk.button('import.openFile').click()
  await clerk.page.getByText(words('import.encodingAsk', { page: 'Windows-1257' })).waitFor()
  await clerk.page.getByRole('cell', { name: 'Jüri Connež-Šuslik 0', exact: true }).waitFor()
  await clerk.button('import.encodingYes').click()
  await clerk.button('import.check').click()
  await clerk.page.getByText(`${words('import.filter.all')}: ${count}`, { exact: true }).waitFor()
}

/** The number in a text of the batch; 0 where the text does not stand there. */
async function numberIn(clerk: Clerk, key: TextKey): Promise<number> {
  const number = words(key, { number: '#' }).split('#').map(escaped).join('(\\d+)')
  const text = await clerk.page.getByTestId('batch').textContent()
  return Number(new RegExp(number).exec(text ?? '')?.[1] ?? 0)
}

type Desk = { clerk: Clerk; office: Office; app: Parameters<typeof answerOpenDialog>[0] }

test('a file with faults: the rows that are saved with their reasons are put right in the file and come back', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()
  await signIn(clerk, server)
  await checkFile({ clerk, office, app: desk.app }, 20)
  const { page } = clerk
  await clerk.button('import.queue', { count: 18, formatted: 18 }).click()
  await page
    .getByText(words('import.batch.sent', { sent: 18, total: 18 }))
    .first()
    .waitFor({ timeout: 60_000 })

  const saved = join(office.folder, 'saved.csv')
  await answerSaveDialog(desk.app, saved)
  await clerk.button('import.saveWrong', { count: 2, formatted: 2 }).click()
  await page.getByText('saved.csv').first().waitFor()
  const text = readFileSync(saved, 'utf8')
  const columns = ['Täisnimi', 'Sünniaeg', 'Riik', 'Viitenumber', 'Põhjus', words('import.reasonColumn')]
  expect(text.startsWith(`\uFEFF${columns.map((column) => `"${column}"`).join(';')}\r\n`)).toBe(true)
  const noSuchDay = { field: words('import.meaning.birthdate'), words: words('field.noSuchDay') }
  const told = words('import.problem.field', noSuchDay)
  const row = ['Jüri Connež-Šuslik 9', '31.02.1980', 'Eesti', 'F-9', 'Konto avamine', told]
  expect(text.split('\r\n')[1]).toBe(row.map((cell) => `"${cell}"`).join(';'))

  writeFileSync(saved, text.replaceAll('31.02.', '28.02.'))
  await answerOpenDialog(desk.app, saved)
  await clerk.button('import.anotherFile').click()
  await clerk.button('import.openFile').click()
  await clerk.button('import.check').click()
  await clerk.button('import.queue', { count: 2, formatted: 2 }).click()
  await page
    .getByText(words('import.batch.sent', { sent: 2, total: 2 }))
    .first()
    .waitFor({ timeout: 60_000 })
  expect(sorted(await referencesOn(server))).toEqual(sorted(Array.from({ length: 20 }, (_, index) => `F-${index}`)))
})

test('a batch is paused, killed in the middle, goes on, and is cancelled: every row is sent once or not at all', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const first = await office.start()
  await signIn(first.clerk, server)
  await checkFile({ clerk: first.clerk, office, app: first.desk.app }, 400)
  await first.clerk.button('import.queue', { count: 360, formatted: 360 }).click()
  await first.clerk.page.getByTestId('batch').waitFor()
  await eventually(async () => (await referencesOn(server)).length > 10)
  await first.desk.kill()

  const { clerk } = await office.start()
  await clerk.button('list.newRequest').first().waitFor()
  const before = (await referencesOn(server)).length
  await eventually(async () => (await referencesOn(server)).length > before)
  await clerk.page.keyboard.press('Control+i')
  await clerk.button('import.batch.pause').click()
  await clerk.button('import.batch.goOn').waitFor()
  // What was on its way when the app was killed may be looked up for a minute before it is sent again.
  await eventually(async () => (await numberIn(clerk, 'import.batch.underWay')) < 2)
  const rest = await numberIn(clerk, 'import.batch.waiting')
  const gone = 360 - rest
  expect(rest).toBeGreaterThan(0)

  await clerk.button('import.batch.cancel').click()
  const question = clerk.page.getByRole('dialog', { name: words('import.cancel.title') })
  await question.getByText(words('import.cancel.text', { gone, rest })).waitFor()
  await question.getByRole('button', { name: words('import.cancel.yes') }).click()
  await clerk.page.getByText(words('import.batch.dropped', { number: rest })).waitFor()
  const sent = await referencesOn(server)
  expect([gone - 1, gone]).toContain(sent.length)
  expect(new Set(sent).size).toBe(sent.length)
  expect(good(400)).toEqual(expect.arrayContaining(sent))
})

test('codes without a country are held until the clerk says whose they are', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { clerk } = await office.start()
  await signIn(clerk, server)
  const { page } = clerk
  await page.keyboard.press('Control+i')
  await page
    .getByLabel(words('import.paste'))
    .fill('Isikukood;Viitenumber\n38001085718;B-1\nEE60001019906;B-2\nAA0012345;B-3\n')
  await clerk.button('import.read').click()
  await clerk.button('import.check').click()
  await page.getByText(`${words('import.filter.wrong')}: 1`, { exact: true }).waitFor()
  await page
    .getByTestId('import-row')
    .filter({ hasText: words('import.problem.codeCountry') })
    .waitFor()
  await clerk.button('import.backToColumns').click()
  await page.getByRole('combobox', { name: words('import.codeCountry') }).selectOption('EE')
  await clerk.button('import.check').click()
  await clerk.button('import.queue', { count: 3, formatted: 3 }).click()
  await page
    .getByText(words('import.batch.sent', { sent: 3, total: 3 }))
    .first()
    .waitFor({ timeout: 60_000 })
  const claims = (await server.practice.requests()).flatMap((one) => one.claims_required ?? [])
  const codes = ['EEAA0012345', 'EE38001085718', 'EE60001019906'].map((value) => ({ type: 'sub', value }))
  expect(claims).toHaveLength(3)
  expect(claims).toEqual(expect.arrayContaining(codes))
})
