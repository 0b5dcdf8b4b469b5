/** The calls about many requests at once. */

import { z } from 'zod'
import { type ColumnMeaning, columnMeanings } from '../../common/words/import.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { feedOutbox } from '../import/feed.ts'
import type { CsvFiles } from '../import/files.ts'
import { checkRow, findings } from '../requests/rows.ts'
import { runningService } from '../services/running.ts'
import type { Desk } from '../startup/desk.ts'
import type { Remembered } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

// A desk sees a few kinds of files. The oldest are forgotten.
const mostShapes = 50

/** What columns meant, by the header they stood under, the latest first. */
const columnsSetting: Remembered<{ header: string[]; columns: ColumnMeaning[] }[]> = {
  name: 'import.columns',
  shape: z.array(z.object({ header: z.array(z.string()), columns: z.array(z.enum(columnMeanings)) })),
  initial: []
}

/** What the handlers work with. `now` in milliseconds since 1970 UTC. */
export type ImportOptions = { desk: Desk; files: CsvFiles; now: () => number; changed: (serviceId: string) => void }

/** Handlers of `import`. */
export function importHandlers({ desk, files, now, changed }: ImportOptions): Handlers<'import'> {
  const change = (batchId: string, work: (store: Store) => boolean) =>
    withDesk(desk, ({ store }) => {
      const serviceId = store.batches.serviceOf(batchId)
      if (serviceId === undefined) return failed({ code: 'unknownBatch' })
      if (!work(store)) return failed({ code: 'notNow' })
      changed(serviceId)
      return ok(null)
    })
  return {
    open: () => files.open(),
    save: ({ fileName, text }) => files.save(fileName, text),
    saveWorkbook: ({ fileName, rows }) => files.saveWorkbook(fileName, rows),

    columns: ({ header }) =>
      withDesk(desk, ({ store }) => {
        const known = store.settings.get(columnsSetting).find((one) => isSame(one.header, header))
        return ok(known?.columns ?? null)
      }),

    keepColumns: ({ header, columns }) =>
      withDesk(desk, ({ store }) => {
        const others = store.settings.get(columnsSetting).filter((one) => !isSame(one.header, header))
        store.settings.set(columnsSetting, [{ header, columns }, ...others].slice(0, mostShapes))
        return ok(null)
      }),

    check: ({ serviceId, rows }) => withDesk(desk, ({ store }) => ok(findings(store, serviceId, rows, now()))),

    begin: ({ serviceId, batchId, name, total }) =>
      withDesk(desk, ({ store }) => {
        const service = runningService(store, serviceId)
        if (!service.ok) return service
        store.atomically(() => store.batches.begin({ id: batchId, serviceId, name, total }))
        return ok(null)
      }),

    add: ({ batchId, from, rows }) =>
      withDesk(desk, ({ store }) => {
        const serviceId = store.batches.serviceOf(batchId)
        if (serviceId === undefined) return failed({ code: 'unknownBatch' })
        const drafts = rows.map((row) => checkRow(store, serviceId, row, now()))
        const wrong = drafts.find((draft) => !draft.ok)
        if (wrong) return wrong
        store.atomically(() => {
          for (const [index, draft] of drafts.entries()) {
            if (draft.ok) store.batches.fill(batchId, from + index, draft.value)
          }
        })
        return ok(null)
      }),

    run: ({ batchId }) =>
      withDesk(desk, (open) => {
        const serviceId = open.store.batches.serviceOf(batchId)
        if (serviceId === undefined) return failed({ code: 'unknownBatch' })
        if (!open.store.batches.run(batchId)) return failed({ code: 'notNow' })
        feedOutbox(open.store, serviceId, now())
        changed(serviceId)
        open.sync.of(serviceId)?.sendNow()
        return ok(null)
      }),

    pause: ({ batchId }) => change(batchId, (store) => store.batches.pause(batchId)),
    cancel: ({ batchId }) => change(batchId, (store) => store.atomically(() => store.batches.cancel(batchId))),
    putAway: ({ batchId }) => change(batchId, (store) => store.batches.putAway(batchId)),

    list: ({ serviceId }) =>
      withDesk(desk, ({ store }) => {
        const views = store.batches.list(serviceId).flatMap(({ state, createdAt, ...rest }) =>
          // One that is being filled is not listed.
          state === 'filling' ? [] : [{ ...rest, state, createdAt: new Date(createdAt).toISOString() }]
        )
        return ok(views)
      })
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, index) => cell === b[index])
