import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test, vi } from 'vitest'
import { unguarded } from '../../../common/csv.ts'
import { type Language, locales } from '../../../common/words/languages.ts'
import { wholeList } from '../../../common/words/list-query.ts'
import { localDays } from '../../../main/clock/days.ts'
import { listExporter } from '../../../main/reports/list-export.ts'
import { listPaper } from '../../../main/reports/list-paper.ts'
import { officeNumbers } from '../../../main/reports/numbers.ts'
import { numbersPaper } from '../../../main/reports/numbers-paper.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { textsIn } from '../../../main/texts/texts.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { cachedRequest, storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'
import { completedRequest } from './some-requests.ts'

const serviceId = testService.id
const rest = async () => {}
const formula = '=HYPERLINK("http://x")'

function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.requests.put(completedRequest('a', clock.now() - 3_600_000, 60_000))
  store.requests.put(cachedRequest({ id: 'b', reference: formula, createdAt: clock.now() - 60_000 }))
  store.decisions.decide({ serviceId, requestId: 'a', verdict: 'accept', note: '', wentAgainst: [] })
  const folder = temporaryFolder()
  const place = async (name: string) => join(folder, name)
  const exporter = (choose: (name: string) => Promise<string | null> = place) =>
    listExporter({ choosePlace: { csv: choose, xlsx: choose }, language: () => 'et', now: clock.now, rest })
  return { clock, store, folder, exporter }
}

const column = (key: 'reference' | 'receivedName' | 'decision') => textsIn('et')(`report.column.${key}`)

describe('the list in a file', () => {
  test('has every request that is shown, its name in all letters, and no formula', async () => {
    const { store, folder, exporter } = office()
    const saved = await exporter()(store, serviceId, wholeList, 'csv')
    expect(saved).toMatchObject({ ok: true, value: { fileName: expect.stringMatching(/2026-05-01\.csv$/) } })
    const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
    expect(text.startsWith('\uFEFF')).toBe(true)
    const rows = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data
    expect(rows).toHaveLength(2)
    expect(rows[0]?.[column('reference')]).toBe(`'${formula}`)
    expect(unguarded(rows[0]?.[column('reference')] ?? '')).toBe(formula)
    expect(rows[1]).toMatchObject({
      [column('receivedName')]: 'MARI ÕIGE-ЩУКИНА',
      [column('decision')]: textsIn('et')('cover.verdict.accept')
    })
  })

  test('is a workbook whose cells are all text', async () => {
    const { store, folder, exporter } = office()
    await exporter()(store, serviceId, { ...wholeList, statuses: ['waiting'] }, 'xlsx')
    const rows = await readSheet(join(folder, readdirSync(folder)[0] ?? ''))
    const place = rows[0]?.indexOf(column('reference')) ?? -1
    expect(rows.map((row) => row[place])).toEqual([column('reference'), formula])
  })

  test('is there whole or not at all; a closed dialog leaves everything as it is', async () => {
    const { store, folder, exporter } = office()
    expect(await exporter(async () => null)(store, serviceId, wholeList, 'csv')).toEqual({ ok: true, value: null })
    mkdirSync(join(folder, 'taken.csv'))
    const failed = await exporter(async () => join(folder, 'taken.csv'))(store, serviceId, wholeList, 'csv')
    expect(failed.ok).toBe(false)
    // What was begun is taken away a moment after the failure is told.
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual(['taken.csv']))
  })
})

const readPdf = (pdf: Uint8Array) => spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString()

const textOf = (pdf: Uint8Array) => readPdf(pdf).replaceAll(/\s+/g, ' ')

// Each page ends with a form feed.
const pagesOf = (pdf: Uint8Array) => readPdf(pdf).split('\f').length - 1

const head = { services: [testService], desk: 'K7Q', at: Date.parse('2026-05-01T08:00:00Z') }

describe.each(Object.keys(locales) as Language[])('on paper, in %s', (language) => {
  const t = textsIn(language)

  test('the list has its head on every page, and all letters', async () => {
    const { store } = office()
    const one = [...store.list.rows(serviceId, wholeList, 10)].flat()
    const parts = Array.from({ length: 60 }, () => one)
    const about = 'Õžš “Щука”'
    const pdf = await listPaper(
      { ...head, about, total: 120, parts, serviceOf: store.services.marked },
      newPaper,
      language,
      rest
    )
    const text = textOf(pdf)
    const pages = pagesOf(pdf)
    expect(pages).toBeGreaterThan(2)
    expect(text.split('ÕIGE-ЩУКИНА')).toHaveLength(61)
    expect(text.split(t('report.column.reference')).length - 1).toBe(pages)
    for (const words of [about, t('report.listTitle'), t('report.state.matching'), t('cover.verdict.accept')])
      expect(text).toContain(words)
    expect(text).toContain(t('report.foot', { title: t('report.listTitle'), page: pages, pages }))
  })

  test('the numbers have their charts, their table, and nobody’s name', async () => {
    const { store, clock } = office()
    const { tallies } = store.list
    const numbers = atOnce(
      officeNumbers({ tallies, serviceId, days: localDays, now: clock.now() }, { step: 'week', steps: 13 })
    )
    const text = textOf(await numbersPaper({ ...head, numbers }, newPaper, language))
    for (const words of [t('report.numbersTitle'), t('report.chart.asked'), t('report.whole'), 'Smart-ID'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/MARI|ЩУКИНА|6000101/)
  })
})
