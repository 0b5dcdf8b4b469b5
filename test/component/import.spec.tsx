import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { readSheet } from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const header = 'Täisnimi;Sünniaeg;Viitenumber'
const birthdate = words('import.meaning.birthdate')
const inRow = (line: number) => words('import.editCell', { field: birthdate, line })

/** Pastes rows, and has them checked. */
async function checked(
  rows: readonly string[],
  desk = deskInMemory(),
  columns = header
): Promise<{ desk: DeskInMemory; clerk: Clerk }> {
  const clerk = await openWindow(desk)
  await screen.findAllByRole('button', { name: words('list.newRequest') })
  await clerk.key('{Control>}i{/Control}')
  await clerk.fill(words('import.paste'), [columns, ...rows].join('\n'))
  await clerk.press(words('import.read'))
  await clerk.press(words('import.check'))
  await screen.findByRole('radiogroup', { name: words('import.filterLabel') })
  return { desk, clerk }
}

/** What the table says of each row that is shown: its number in the file, and the verdict on it. */
function results(): Record<string, string> {
  const table = screen.getByRole('table')
  const rows = within(table)
    .getAllByRole('row')
    .filter((row) => row.hasAttribute('data-index'))
  return Object.fromEntries(
    rows.map((row) => {
      const [number, result] = within(row).getAllByRole('cell')
      return [number?.textContent ?? '', result?.textContent ?? '']
    })
  )
}

const filter = (name: 'all' | 'wrong' | 'doubtful', count: number) => `${words(`import.filter.${name}`)}: ${count}`

const referencesSent = ({ service }: DeskInMemory) => service.requests.map(({ reference }) => reference).toSorted()

describe('many rows', () => {
  test('are each told as ready, or with what is wrong in them', async () => {
    await checked(['Mari Maasikas;1.2.1980;A-1', 'Jüri Tamm;31.2.1980;A-2', ';;A-3'])
    expect(results()).toEqual({
      2: words('import.ready'),
      3: words('import.problem.field', { field: birthdate, words: words('field.noSuchDay') }),
      4: words('import.problem.nobody')
    })
    for (const text of [filter('all', 3), filter('wrong', 2), filter('doubtful', 0)])
      screen.getByRole('radio', { name: text })
  })

  test('of codes that can be read in two ways go out as the clerk chooses', async () => {
    const columns = 'Isikukood;Viide'
    const { desk, clerk } = await checked(['AUT12345678;A-1', 'AUT87654321;A-2'], deskInMemory(), columns)
    const twoWays = words('import.problem.field', {
      field: words('import.meaning.sub'),
      words: words('field.codeTwoWays')
    })
    expect(results()).toEqual({ 2: twoWays, 3: twoWays })
    await clerk.press(words('import.takeOffer', { value: 'AT12345678', line: 2 }))
    await clerk.press(words('import.sendAsTypedIn', { line: 3 }))
    await clerk.press(words('import.queue', { count: 2, formatted: 2 }))
    await waitFor(() => expect(referencesSent(desk)).toEqual(['A-1', 'A-2']))
    const codes = desk.service.requests.map(({ claims_required: claims }) => claims?.[0]?.value)
    expect(codes.toSorted()).toEqual(['AT12345678', 'AUT87654321'])
  })

  test('in two alphabets are told, and put into one by a press', async () => {
    const { clerk } = await checked(['Рeeter Kask;1.2.1980;A-1'])
    expect(results()[2]).toBe(words('create.otherAlphabet', { letters: 'Р' }))
    await clerk.press(words('import.takeOffer', { value: 'Peeter Kask', line: 2 }))
    await waitFor(() => expect(results()[2]).toBe(words('import.ready')))
  })

  test('that a line end has broken apart are held', async () => {
    await checked(
      ['EE38001085718;Mari', 'Tamm;A-1', 'EE60001019906;Liis Kask;A-2'],
      deskInMemory(),
      'Isikukood;Nimi;Viide'
    )
    const broken = words('import.problem.broken', { first: 2, last: 3 })
    expect([results()[2], results()[3], results()[4]]).toEqual([
      expect.stringContaining(broken),
      expect.stringContaining(broken),
      words('import.ready')
    ])
  })

  test('are told apart where they are worth a look: twice in the file, used before, asked lately', async () => {
    const earlier = serviceRequest({
      id: 'earlier',
      reference: 'A-9',
      created_at: '2026-04-30T08:00:00Z',
      claims_required: [
        { type: 'name', value: 'Anu Kask' },
        { type: 'birthdate', value: '1980-03-02' }
      ]
    })
    const { clerk } = await checked(
      ['Mari Maasikas;1.2.1980;A-1', 'Mari Maasikas;1.2.1980;A-1', 'Anu Kask;2.3.1980;A-9'],
      deskInMemory({ requests: [earlier] })
    )
    await clerk.user.click(screen.getByRole('radio', { name: filter('doubtful', 2) }))
    expect(results()).toEqual({
      3: words('import.warning.personTwice', { line: 2 }) + words('import.warning.referenceTwice', { line: 2 }),
      4: expect.stringContaining(words('import.warning.referenceUsed'))
    })
    expect(results()[4]).toContain('A-9')
  })

  test('that are wrong are put right beside their reason, and Enter goes on to the next', async () => {
    const { clerk } = await checked(['Mari;31.2.1980;A-1', 'Jüri;31.2.1981;A-2', 'Anu;31.2.1982;A-3'])
    await clerk.user.click(screen.getByRole('radio', { name: filter('wrong', 3) }))
    await clerk.fill(inRow(2), '28.2.1980')
    await clerk.key('{Enter}')
    await screen.findByRole('radio', { name: filter('wrong', 2) })
    const next = screen.getByRole('textbox', { name: inRow(3) })
    await waitFor(() => expect(document.activeElement).toBe(next))

    await clerk.fill(inRow(3), 'x')
    await clerk.key('{Enter}')
    await waitFor(() => expect(results()[3]).toContain(words('field.notADate')))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: inRow(3) }).value).toBe('x')
  })

  test('go out once each, however often the button is pressed; the wrong ones stay', async () => {
    const { desk } = await checked(['Mari;1.2.1980;A-1', 'Jüri;31.2.1980;A-2', 'Anu;2.2.1980;A-3'])
    const queue = screen.getByRole('button', { name: words('import.queue', { count: 2, formatted: '2' }) })
    queue.click()
    queue.click()
    await screen.findByText(words('import.partQueued'))
    await desk.round()
    expect(referencesSent(desk)).toEqual(['A-1', 'A-3'])
    expect(results()).toEqual({ 3: expect.stringContaining(words('field.noSuchDay')) })
    await screen.findAllByText(words('import.batch.sent', { sent: 2, total: 2 }))
  })

  test('that are wrong are saved with their reasons, for the spreadsheet they come from', async () => {
    const { desk, clerk } = await checked(['Mari;1.2.1980;A-1', 'Jüri;31.2.1980;A-2'])
    const place = join(desk.folder, 'wrong.csv')
    desk.shell.chosen.place = place
    await clerk.press(words('import.saveWrong', { count: 1, formatted: '1' }))
    await screen.findByText(words('action.saved', { fileName: 'wrong.csv' }))
    const reason = words('import.problem.field', { field: birthdate, words: words('field.noSuchDay') })
    const lines = (await readFile(place, 'utf8')).replace('\uFEFF', '').trim().split('\r\n')
    const quoted = (cells: string) => `"${cells.replaceAll(';', '";"')}"`
    expect(lines).toEqual([quoted(`${header};${words('import.reasonColumn')}`), quoted(`Jüri;31.2.1980;A-2;${reason}`)])
  })

  test('whose noughts a spreadsheet would take away are saved as a workbook as well', async () => {
    const { desk, clerk } = await checked(['05040510009;1.2.1980;A-1'])
    const place = join(desk.folder, 'wrong.xlsx')
    desk.shell.chosen.place = place
    await screen.findByText(words('import.zeros'))
    await clerk.press(words('import.saveWorkbook'))
    await screen.findByText(words('action.saved', { fileName: 'wrong.xlsx' }))
    const rows = await readSheet(Uint8Array.from(await readFile(place)).buffer)
    expect(rows[1]?.slice(0, 3)).toEqual(['05040510009', '1.2.1980', 'A-1'])
  })
})

describe('a file', () => {
  test('in the letters of an old spreadsheet is asked about before anything is read from it', async () => {
    const desk = deskInMemory()
    const file = join(desk.folder, 'people.csv')
    writeFileSync(file, Buffer.from('Nimi;Kood\nJ\xfcri Tamm;EE60001019906\n', 'latin1'))
    desk.shell.chosen.file = file
    const clerk = await openWindow(desk)
    await screen.findAllByRole('button', { name: words('list.newRequest') })
    await clerk.key('{Control>}i{/Control}')
    await clerk.press(words('import.openFile'))
    await screen.findByText(words('import.encodingAsk', { page: 'Windows-1257' }))
    await screen.findByRole('cell', { name: 'Jüri Tamm' })
    expect(screen.queryByRole('button', { name: words('import.check') })).toBeNull()
    await clerk.press(words('import.encodingYes'))
    await clerk.press(words('import.check'))
    await screen.findByRole('radio', { name: filter('all', 1) })
  })

  test('that cannot be read is told, and nothing else is lost', async () => {
    const desk = deskInMemory()
    desk.shell.chosen.file = join(desk.folder, 'gone.csv')
    const clerk = await openWindow(desk)
    await screen.findAllByRole('button', { name: words('list.newRequest') })
    await clerk.key('{Control>}i{/Control}')
    await clerk.fill(words('import.paste'), 'Mari;1.2.1980')
    await clerk.press(words('import.openFile'))
    await screen.findByText(words('problem.fileUnreadable'))
    expect((await clerk.field(words('import.paste'))).value).toBe('Mari;1.2.1980')
  })
})

/** Pastes a text of its own header, as far as what its columns mean. */
async function looked(text: string, desk = deskInMemory()) {
  const clerk = await openWindow(desk)
  await screen.findAllByRole('button', { name: words('list.newRequest') })
  await clerk.key('{Control>}i{/Control}')
  await clerk.fill(words('import.paste'), text)
  await clerk.press(words('import.read'))
  return { desk, clerk }
}

describe('codes', () => {
  test('that stand in the column of names are swapped by a press', async () => {
    const { clerk } = await looked('Isikukood;Nimi\nMari Tamm;EE38001085718\nLiis Kask;EE60001019906')
    await screen.findByText(words('import.swapped'))
    await clerk.press(words('import.swap'))
    await clerk.press(words('import.check'))
    await screen.findByRole('radio', { name: filter('wrong', 0) })
  })

  test('that lost a nought are offered with it beside their cell, and taken by a press', async () => {
    const { clerk } = await looked('Isikukood;Riik\n5040510009;LV')
    await clerk.press(words('import.check'))
    await screen.findByText(words('code.zeros'), { exact: false })
    await clerk.press(words('import.takeOffer', { value: 'LV050405-10009', line: 2 }))
    await screen.findByText(words('import.ready'))
    expect(screen.getByRole('cell', { name: 'LV050405-10009' })).toBeDefined()
  })

  test('without a country get the office’s own, which the list begins with', async () => {
    const desk = deskInMemory()
    expect(await desk.api.people.setCodeCountry({ country: 'EE' })).toMatchObject({ ok: true })
    const { clerk } = await looked('Isikukood;Viide\n38001085718;A-1', desk)
    await clerk.press(words('import.check'))
    await screen.findByText(words('import.ready'))
    screen.getByRole('cell', { name: 'EE38001085718' })
  })
})
