import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { printingHandlers } from '../../../main/ipc/printing.ts'
import { reportHandlers } from '../../../main/ipc/reports.ts'
import type { PrintOptions } from '../../../main/printing/port.ts'
import { textsIn } from '../../../main/texts/texts.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { completedRequest } from '../reports/some-requests.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id

async function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.requests.put(completedRequest('a', clock.now() - 60_000, 1_000))
  const printed: PrintOptions[] = []
  const printing = {
    printers: async () => ({ ok: true as const, value: [] }),
    async print(_pdf: Uint8Array, options: PrintOptions) {
      printed.push(options)
      return { ok: true as const, value: null }
    }
  }
  const desk = deskWithoutLoops(store)
  const reports = reportHandlers({
    desk,
    exportList: async () => ({ ok: true, value: null }),
    printing,
    newPaper,
    language: () => 'ru',
    now: clock.now,
    rest: async () => {}
  })
  const choose = () =>
    printingHandlers(desk, printing).choose({
      job: 'proof',
      choice: { printer: 'hp', label: 'HP', copies: 2, paper: 'A4' }
    })
  return { reports, printed, choose }
}

const asked = { step: 'day', steps: 2 } as const

test('list and numbers are printed where proofs are, by a title that names nobody', async () => {
  const { reports, printed, choose } = await office()
  const list = () => reports.printList({ serviceId, query: wholeList, about: 'MARI' })
  expect(await list()).toMatchObject({ ok: false, error: { code: 'noPrinterChosen' } })
  await choose()
  expect(await list()).toEqual({ ok: true, value: { printer: 'HP', copies: 2 } })
  expect(await reports.printNumbers({ serviceId, asked })).toMatchObject({ ok: true })
  const t = textsIn('ru')
  expect(printed.map(({ title }) => title)).toEqual([t('report.listTitle'), t('report.numbersTitle')])
})

test('counting ends where the window wants other numbers', async () => {
  const { reports } = await office()
  const first = reports.numbers({ serviceId, asked: { step: 'week', steps: 52 } })
  const second = reports.numbers({ serviceId, asked })
  expect(await second).toMatchObject({ ok: true, value: { whole: { asked: 1, completed: 1 } } })
  // It may have been counted before the other was wanted.
  expect(await first).toMatchObject({ ok: false, error: { code: 'notNow' } })
})
