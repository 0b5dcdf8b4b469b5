import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { clearImport, showPage, useImport } from '../../../../renderer/import/import-store.ts'
import { correctCell } from '../../../../renderer/import/open-sheet.ts'
import { queueReady } from '../../../../renderer/import/queue.ts'
import { type CheckedRow, checkAlone } from '../../../../renderer/import/row.ts'
import { dataOf, makeSheet } from '../../../../renderer/import/sheet.ts'
import { type DeskInMemory, deskInMemory } from '../../../desk-parts/desk-in-memory.ts'
import { testService } from '../../store/temporary-store.ts'

const today = new Date('2026-05-01T08:00:00Z')
let desk: DeskInMemory

/** Shows the rows of a file as they are after the look at them. */
function showRows(text: string): void {
  const sheet = makeSheet({ name: 'people.csv', text, encoding: 'utf-8' }, randomUUID())
  if (typeof sheet === 'string') throw new Error(sheet)
  const rows = dataOf(sheet).map((line) => checkAlone(line, sheet, today))
  showPage({ step: 'rows', sheet, rows, checked: rows.length, isPartQueued: false })
}

function rowsShown(): readonly CheckedRow[] {
  const { page } = useImport.getState()
  return page.step === 'rows' ? page.rows : []
}

/** Whom the requests are about that main has taken over, and lets run. */
async function queued(): Promise<string[]> {
  await desk.round()
  return desk.service.requests.map(
    ({ claims_required: claims }) => claims?.find(({ type }) => type === 'name')?.value ?? ''
  )
}

const cells = () => rowsShown().map(({ line }) => line.cells.join(' '))
const row = (at: number): CheckedRow => {
  const found = rowsShown()[at]
  if (found === undefined) throw new Error('no such row')
  return found
}

beforeEach(() => {
  desk = deskInMemory()
  vi.stubGlobal('window', { eeidDesk: desk.api })
  clearImport(testService.id)
})

describe('rows that are queued', () => {
  it('leave those with problems as they are by then', async () => {
    showRows('Nimi;Sünniaeg\nMari;1.2.1980\nJüri;31.2.1980\nAnu;x\n')
    const queueing = queueReady()
    await correctCell(row(1), 1, '28.2.1980')
    await queueing
    expect(cells()).toEqual(['Jüri 28.2.1980', 'Anu x'])
    expect(await queued()).toEqual(['Mari'])
    expect(useImport.getState().page).toMatchObject({ isPartQueued: true })
  })

  it('do not come in the way of another file that is looked at meanwhile', async () => {
    showRows('Nimi;Sünniaeg\nMari;1.2.1980\nJüri;31.2.1980\n')
    const queueing = queueReady()
    showRows('Nimi\nPeeter\n')
    await queueing
    expect(cells()).toEqual(['Peeter'])
    expect(await queued()).toEqual(['Mari'])
  })
})

describe('a row that is put right', () => {
  it('in two cells one right after the other keeps both', async () => {
    showRows('Nimi;Sünniaeg;Riik\nMari;31.2.1980;Atlantis\n')
    const before = row(0)
    const first = correctCell(before, 1, '1.2.1980')
    expect(row(0).problems).not.toEqual([])
    const second = correctCell(before, 2, 'Eesti')
    await Promise.all([first, second])
    expect(cells()).toEqual(['Mari 1.2.1980 Eesti'])
    expect(row(0).problems).toEqual([])
  })
})
