import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { CodePage } from '../../renderer/import/code-pages.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { inCodePage } from '../people/in-code-page.ts'
import { type Office, openOffice, signIn } from './office.ts'

/** What a row of a file has to become: its claims by the service's types; null where it is held. */
type Right = Readonly<Record<string, string>> | null
type Row = readonly [code: string, name: string, born: string, country: string, right: Right]

/** Files as people here have them, each in the page that its program saves. */
const files: readonly { page: CodePage; called: string; rows: readonly Row[] }[] = [
  {
    page: 'windows-1257',
    called: 'Windows-1257',
    rows: [
      ["'38001085718", 'Jüri Õunapuu', '', 'EE', { sub: 'EE38001085718', name: 'Jüri Õunapuu', country: 'EE' }],
      [
        '38001085718.0',
        'Mari Šuslik',
        '',
        'Eesti Vabariik',
        { sub: 'EE38001085718', name: 'Mari Šuslik', country: 'EE' }
      ],
      ['ID: 38001085718', 'Žanna Kask', '', 'EST', { sub: 'EE38001085718', name: 'Žanna Kask', country: 'EE' }],
      ['LT/EE/50001018865', '', '', '', { sub: 'LT50001018865' }],
      ['5040510009', 'Jānis Bērziņš', '', 'LV', null],
      ['3,8001E+10', 'Liis Kask', '', 'EE', null],
      ['Mari Tamm', '38001085718', '', 'EE', null],
      ['NULL', 'Külli Mägi', '12/31/1980', 'EE', { name: 'Külli Mägi', birthdate: '1980-12-31', country: 'EE' }],
      ['', 'Tõnu Põldäär', '05/06/1980', 'EE', { name: 'Tõnu Põldäär', birthdate: '1980-05-06', country: 'EE' }],
      ['', 'Ülo Vööbus', '00.00.1950', 'EE', null],
      ['', 'J?ri Tamm', '', 'EE', null],
      ['', 'Agon Krasniqi', '', 'Kosovo', null]
    ]
  },
  {
    page: 'windows-1251',
    called: 'Windows-1251',
    rows: [
      ['PNOEE-38001085718', 'Анна Петрова', '', '', { sub: 'EE38001085718', name: 'Анна Петрова' }],
      [
        '',
        'Юлия Щербакова',
        '08.01.1980',
        'Эстония',
        { name: 'Юлия Щербакова', birthdate: '1980-01-08', country: 'EE' }
      ]
    ]
  },
  {
    page: 'cp775',
    called: 'DOS 775',
    rows: [
      ['EST60001017869', 'Līga Kalniņa', '', '', { sub: 'EE60001017869', name: 'Līga Kalniņa' }],
      ['LVA050405-10009', 'Ģirts Ķēniņš', '', '', { sub: 'LV050405-10009', name: 'Ģirts Ķēniņš' }]
    ]
  },
  {
    page: 'macintosh',
    called: 'Mac Roman',
    rows: [
      [
        'FI/EE/131052-308T',
        'Päivi Hämäläinen',
        '',
        'Suomi',
        { sub: 'FI131052-308T', name: 'Päivi Hämäläinen', country: 'FI' }
      ]
    ]
  },
  {
    page: 'windows-1250',
    called: 'Windows-1250',
    rows: [
      ['PL02270803624', 'Łukasz Wójcik', '', 'Polska', { sub: 'PL02270803624', name: 'Łukasz Wójcik', country: 'PL' }]
    ]
  }
]

const textOf = (rows: readonly Row[], at: number): string =>
  [
    'Isikukood;Nimi;Sünniaeg;Riik;Viide;',
    ...rows.map(([code, name, born, country], index) => `${code};${name};${born};${country};P-${at}-${index}`),
    ''
  ]
    .join('\r\n')
    .replace('Sünniaeg', at === 1 ? 'Birth date' : 'Sünniaeg')

interface Claim {
  type: string
  value?: string | null
}

/** The claims that the service was asked about, by the reference. */
async function stored({ server }: Office): Promise<Map<string, Record<string, string>>> {
  const requests = await server.practice.requests()
  return new Map(
    requests.map(({ reference, claims_required: claims }) => [
      String(reference),
      Object.fromEntries((claims as Claim[]).map(({ type, value }) => [type, value ?? '']))
    ])
  )
}

test('files of people go out as what is meant in them, or are held', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await page.keyboard.press('Control+i')
  const right = new Map<string, Right>()
  for (const [at, file] of files.entries()) {
    const path = join(office.folder, `people-${at}.csv`)
    writeFileSync(path, inCodePage(textOf(file.rows, at), file.page))
    await answerOpenDialog(desk.app, path)
    await clerk.button('import.openFile').click()
    await page.getByText(words('import.encodingAsk', { page: file.called })).waitFor()
    await clerk.button('import.encodingYes').click()
    await clerk.button('import.check').click()
    for (const [index, row] of file.rows.entries()) right.set(`P-${at}-${index}`, row[4])
    const good = file.rows.filter((row) => row[4] !== null).length
    await clerk.button('import.queue', { count: good, formatted: good }).click()
    await page
      .getByText(words('import.batch.sent', { sent: good, total: good }))
      .first()
      .waitFor({ timeout: 120_000 })
    const next = clerk.button('import.anotherFile')
    if (await next.isVisible()) await next.click()
  }

  // A workbook keeps noughts and days; what its cells are is told by the spreadsheet itself.
  const workbook = join(office.folder, 'people.xlsx')
  const day = { value: new Date(Date.UTC(1980, 0, 8)), type: Date, format: 'dd.mm.yyyy' }
  const cells = [
    { value: 38001085718, type: Number },
    { value: 'Mari Maasikas' },
    day,
    { value: 'EE' },
    { value: 'X-1' }
  ]
  const header = ['Isikukood', 'Nimi', 'Sünniaeg', 'Riik', 'Viide'].map((value) => ({ value }))
  writeFileSync(workbook, await writeXlsxFile([header, cells]).toBuffer())
  await answerOpenDialog(desk.app, workbook)
  await clerk.button('import.openFile').click()
  await clerk.button('import.check').click()
  await clerk.button('import.queue', { count: 1, formatted: 1 }).click()
  right.set('X-1', { sub: 'EE38001085718', name: 'Mari Maasikas', birthdate: '1980-01-08', country: 'EE' })

  const wanted = new Map([...right].filter(([, claims]) => claims !== null))
  await expect.poll(async () => (await stored(office)).size, { timeout: 120_000 }).toBe(wanted.size)
  expect(Object.fromEntries(await stored(office))).toEqual(Object.fromEntries(wanted))
})
