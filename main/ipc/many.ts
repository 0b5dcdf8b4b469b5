/** The calls about many requests at once. */
import { z } from 'zod'
import type { Handlers } from '../../preload/contract.ts'
import type { ManyRow, RowFinding } from '../../preload/domains/many.ts'
import { type ColumnMeaning, columnMeanings } from '../../preload/known.ts'
import type { Outcome } from '../../preload/problem.ts'
import { feedOutbox } from '../many/feed.ts'
import type { CsvFiles } from '../many/files.ts'
import type { Desk } from '../startup/desk.ts'
import { askedLatelySince, isReferenceUsed } from '../store/keep-request.ts'
import type { Store } from '../store/open-store.ts'
import type { Draft } from '../store/outbox.ts'
import type { Setting } from '../store/settings.ts'
import { checkDraft } from './draft.ts'
import { failed, ok, withDesk } from './open-desk.ts'
import { momentTime } from './time.ts'

// A desk sees a few kinds of files. The oldest are forgotten.
const mostShapes = 50

/** What columns meant, by the header they stood under, the latest first. */
const columnsSetting: Setting<{ header: string[]; columns: ColumnMeaning[] }[]> = {
  name: 'many.columns',
  shape: z.array(z.object({ header: z.array(z.string()), columns: z.array(z.enum(columnMeanings)) })),
  initial: []
}

/** What the handlers work with. `now` in milliseconds since 1970 UTC. */
export type ManyOptions = { desk: Desk; files: CsvFiles; now: () => number; changed: (serviceId: string) => void }

/** Handlers of `many`. */
export function manyHandlers({ desk, files, now, changed }: ManyOptions): Handlers<'many'> {
  const change = (batchId: string, work: (store: Store) => boolean) =>
    withDesk(desk, ({ store }) => {
      const serviceId = store.batches.serviceOf(batchId)
      if (serviceId === undefined || !work(store)) return failed({ code: 'notNow' })
      changed(serviceId)
      return ok(null)
    })
  return {
    open: () => files.open(),
    save: ({ fileName, text }) => files.save(fileName, text),

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
        if (!store.services.get(serviceId)) return failed({ code: 'unknownRequest' })
        store.atomically(() => store.batches.begin({ id: batchId, serviceId, name, total }))
        return ok(null)
      }),

    add: ({ batchId, from, rows }) =>
      withDesk(desk, ({ store }) => {
        const serviceId = store.batches.serviceOf(batchId)
        if (serviceId === undefined) return failed({ code: 'unknownRequest' })
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
        if (serviceId === undefined || !open.store.batches.run(batchId)) return failed({ code: 'notNow' })
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

/** What `requests.create` would say of each row, and what the clerk should know before. */
function findings(store: Store, serviceId: string, rows: readonly ManyRow[], now: number): RowFinding[] {
  const drafts = rows.map((row) => checkRow(store, serviceId, row, now))
  const people = drafts.map((draft) => (draft.ok ? draft.value.claims : {}))
  const earlier = store.recent.aboutEach(serviceId, people, askedLatelySince(now))
  return drafts.map((draft, index) => {
    const before = earlier[index]
    return {
      fields: draft.ok ? {} : (draft.error.fields ?? {}),
      earlier: before ? { ...before, createdAt: momentTime(before.createdAt) } : null,
      isReferenceUsed:
        draft.ok && draft.value.reference !== '' && isReferenceUsed(store, serviceId, draft.value.reference)
    }
  })
}

/** The row as it is kept. Without a reference it is checked with what the form would suggest, and kept without. */
function checkRow(store: Store, serviceId: string, row: ManyRow, now: number): Outcome<Draft> {
  const isOwn = row.reference.trim() !== ''
  const draft = checkDraft(
    { ...row, serviceId, reference: isOwn ? row.reference : store.desk.nextReference() },
    new Date(now)
  )
  return draft.ok && !isOwn ? ok({ ...draft.value, reference: '' }) : draft
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, index) => cell === b[index])
