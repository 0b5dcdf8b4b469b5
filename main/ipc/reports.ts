/** The calls about the end of a day. */
import type { Language } from '../../common/words/languages.ts'
import type { NumbersAsked, OfficeNumbers } from '../../common/words/numbers.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { allServices, isForTest, type MarkedService, testFileMark } from '../../common/words/services.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { localDays } from '../clock/days.ts'
import { filingSetting } from '../filing/choice.ts'
import type { NewPaper } from '../paper/paper.ts'
import { printAsChosen } from '../printing/choice.ts'
import type { Printing } from '../printing/port.ts'
import type { listExporter } from '../reports/list-export.ts'
import { listPaper } from '../reports/list-paper.ts'
import { officeNumbers } from '../reports/numbers.ts'
import { numbersPaper } from '../reports/numbers-paper.ts'
import { todayCounts } from '../reports/today.ts'
import type { Desk } from '../startup/desk.ts'
import { inSlices } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { textsIn } from '../texts/texts.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

// As many as an office reads of: two hundred pages.
const mostPrinted = 5_000
const partSize = 100

/** What the calls work with. `now` in milliseconds since 1970 UTC; `rest` lets everything else have its turn. */
export type ReportPorts = {
  desk: Desk
  exportList: ReturnType<typeof listExporter>
  printing: Printing
  newPaper: NewPaper
  language: () => Language
  now: () => number
  rest: () => Promise<void>
}

/** Handlers of `reports`. */
export function reportHandlers(ports: ReportPorts): Handlers<'reports'> {
  const { desk, exportList, printing, newPaper, language, now, rest } = ports
  let wanted = 0

  /** Counts in slices, until the window wants other numbers. */
  async function count(store: Store, serviceId: string, asked: NumbersAsked): Promise<Outcome<OfficeNumbers>> {
    const mine = ++wanted
    const steps = officeNumbers({ tallies: store.list.tallies, serviceId, days: localDays, now: now() }, asked)
    const counted = await inSlices(steps, () => mine === wanted && desk.opened()?.store === store)
    return counted === undefined ? failed({ code: 'notNow' }) : ok(counted)
  }

  // A report about many is called by its kind in the printer's queue: whom it is about is for nobody there.
  const print = (store: Store, pdf: Uint8Array, title: string, services: readonly MarkedService[]) =>
    printAsChosen({ store, printing, job: 'proof' }, pdf, services.some(isForTest) ? `${testFileMark}${title}` : title)

  const headOf = (store: Store, serviceId: string) => {
    const all = store.services.list()
    const services = serviceId === allServices ? all : all.filter(({ id }) => id === serviceId)
    return services.length === 0 ? undefined : { services, desk: store.desk.code(), at: now() }
  }

  return {
    today: ({ serviceId }) =>
      withDesk(desk, ({ store }) => {
        const files = store.settings.get(filingSetting).when !== 'off'
        return ok(todayCounts(store, serviceId, { now: now(), days: localDays, files }))
      }),

    exportList: ({ serviceId, query, format }) =>
      withDesk(desk, ({ store }) => {
        const saved = exportList(store, serviceId, query, format)
        return recorded(store, { act: 'export', told: { what: 'list', format } }, saved)
      }),

    printList: ({ serviceId, query, about }) =>
      withDesk(desk, async ({ store }) => {
        const author = store.author()
        const head = headOf(store, serviceId)
        if (!head) return failed({ code: 'unknownService' })
        const total = store.list.total(serviceId, query)
        if (total > mostPrinted) return failed({ code: 'listTooLong' })
        const parts = store.list.rows(serviceId, query, partSize)
        const pdf = await listPaper(
          { ...head, about, total, parts, serviceOf: store.services.marked },
          newPaper,
          language(),
          rest
        )
        const sent = print(store, pdf, textsIn(language())('report.listTitle'), head.services)
        return recorded(store, { act: 'print', author, told: { what: 'list', total } }, sent)
      }),

    numbers: ({ serviceId, asked }) => withDesk(desk, ({ store }) => count(store, serviceId, asked)),

    printNumbers: ({ serviceId, asked }) =>
      withDesk(desk, async ({ store }) => {
        const head = headOf(store, serviceId)
        if (!head) return failed({ code: 'unknownService' })
        const counted = await count(store, serviceId, asked)
        if (!counted.ok) return counted
        const pdf = await numbersPaper({ ...head, numbers: counted.value }, newPaper, language())
        return print(store, pdf, textsIn(language())('report.numbersTitle'), head.services)
      })
  }
}
