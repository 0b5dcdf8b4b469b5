import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { mostRows } from '../../../common/words/import.ts'
import { csvFiles } from '../../../main/import/files.ts'
import { mayBeWorkbook, workbookAsCsv, writeWorkbook } from '../../../main/import/workbook.ts'
import { readCsv } from '../../../renderer/import/csv.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

async function rowsOf(bytes: Uint8Array): Promise<string[][] | null> {
  const csv = await workbookAsCsv(Uint8Array.from(bytes))
  return csv === null ? null : readCsv(new TextDecoder().decode(csv)).lines.map(({ cells }) => [...cells])
}

test('a workbook that was saved comes back as it was: noughts, digits and formulas are text', async () => {
  const rows = [
    ['Isikukood', 'Nimi'],
    ['05040510009', 'Jüri; Õun'],
    ['1234567890123456', '=1+1'],
    ['', "'x"]
  ]
  const bytes = await writeWorkbook(rows)
  expect(mayBeWorkbook(bytes)).toBe(true)
  expect(await rowsOf(bytes)).toEqual(rows)
})

test('numbers keep their digits and days are days, as a spreadsheet has them', async () => {
  const bytes = await writeXlsxFile([
    [
      { value: 38001085718, type: Number },
      { value: new Date(Date.UTC(1980, 0, 8)), type: Date, format: 'dd.mm.yyyy' }
    ]
  ]).toBuffer()
  expect(await rowsOf(bytes)).toEqual([['38001085718', '1980-01-08']])
})

test('what is a ZIP and no workbook, or damaged, is none', async () => {
  const bytes = await writeWorkbook([['a']])
  expect(await rowsOf(bytes.subarray(0, bytes.length / 2))).toBeNull()
  expect(await rowsOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull()
})

test('a workbook as long as a list may be is opened and saved by the clerk’s dialogs', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'people.xlsx'), join(folder, 'saved.xlsx')]
  const place = async () => to
  const files = csvFiles({ file: async () => from, place, workbookPlace: place })
  const rows = Array.from({ length: mostRows }, (_, index) => [`EE${index}`, 'Mari Tamm'])
  writeFileSync(from, await writeWorkbook(rows))
  const opened = await files.open()
  if (!opened.ok || opened.value === null) throw new Error('not opened')
  expect(readCsv(new TextDecoder().decode(opened.value.bytes)).lines).toHaveLength(mostRows)
  expect(await files.saveWorkbook('rows.csv', rows)).toEqual({ ok: true, value: { fileName: 'saved.xlsx' } })
  expect(await rowsOf(readFileSync(to))).toEqual(rows)
})
