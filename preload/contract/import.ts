/** The calls about imported lists of requests. Rows cross in pages; a file crosses as it is, and its place never does. */

import { z } from 'zod'
import { columnMeanings, mostBytes, mostRows, mostRowsAtOnce } from '../../common/words/import.ts'
import type { ImportRow, RowFinding } from '../../common/words/typed-requests.ts'
import { fieldProblemCode, outcome } from './answers.ts'
import { call, nothing, service } from './call.ts'
import { draftInput } from './draft.ts'
import { earlierRequest } from './request.ts'

/** More than a file whose columns are known may have: a row with too many cells is saved as it is. */
const mostColumns = 5_000

const batch = z.strictObject({ batchId: z.uuid() })
const header = z.array(z.string().max(500)).max(500)
const columns = z.array(z.enum(columnMeanings)).max(500)

/** One request of many. */
export const importRow = draftInput.pick({
  claims: true,
  subAsTyped: true,
  reference: true,
  reason: true
}) satisfies z.ZodType<ImportRow>

const rows = z.array(importRow).max(mostRowsAtOnce)

/** What can be told about one row. */
export const rowFinding = z.object({
  fields: z.record(z.string(), fieldProblemCode),
  earlier: earlierRequest.nullable(),
  isReferenceUsed: z.boolean()
}) satisfies z.ZodType<RowFinding>

/**
 * A batch and how far it has come. `cut`: the rest was given up, because the app ended while it was taken over or its
 * records had to be restored from a backup.
 */
export const batchView = z.object({
  id: z.string(),
  serviceId: z.string(),
  /** The file's name; empty for what was pasted. */
  name: z.string(),
  state: z.enum(['running', 'paused', 'cut', 'cancelled']),
  createdAt: z.iso.datetime(),
  total: z.int(),
  /** Not in the outbox yet. */
  waiting: z.int(),
  /** In the outbox and not yet on the service. */
  underWay: z.int(),
  sent: z.int(),
  needsCorrecting: z.int(),
  needsAttention: z.int(),
  /** Given up before they were in the outbox. */
  dropped: z.int()
})

/** Every call of `import`. */
export const importCalls = {
  /** Asks by the system's dialog which file, and reads it; null when the clerk closed the dialog. */
  open: call(nothing, outcome(z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).nullable())),
  /** Asks by the system's dialog where to save a CSV; the value is the name of the file. */
  save: call(
    z.strictObject({ fileName: z.string().max(500), text: z.string().max(2 * mostBytes) }),
    outcome(z.object({ fileName: z.string() }).nullable())
  ),
  /** The same for an Excel workbook, where every cell stays as it is. */
  saveWorkbook: call(
    z.strictObject({
      fileName: z.string().max(500),
      rows: z.array(z.array(z.string().max(mostBytes)).max(mostColumns)).max(mostRows + 1)
    }),
    outcome(z.object({ fileName: z.string() }).nullable())
  ),
  /** What the columns of a file with this header meant the last time; null where there was none. */
  columns: call(z.strictObject({ header }), outcome(columns.nullable())),
  keepColumns: call(z.strictObject({ header, columns }), outcome(z.null())),
  /** Looks at rows as `requests.create` would, and at what was asked lately. */
  check: call(service.extend({ rows }), outcome(z.array(rowFinding))),
  /** Begins to take over a batch; `batchId` is new, or that of a batch whose taking over did not come to its end. */
  begin: call(
    service.extend({ ...batch.shape, name: z.string().max(500), total: z.int().min(1).max(mostRows) }),
    outcome(z.null())
  ),
  /** Takes over rows of the batch, beginning at place `from`. */
  add: call(batch.extend({ from: z.int().min(0).max(mostRows), rows }), outcome(z.null())),
  /** Lets a batch run that is taken over whole, or was paused. */
  run: call(batch, outcome(z.null())),
  pause: call(batch, outcome(z.null())),
  /** Gives up what is not in the outbox yet. */
  cancel: call(batch, outcome(z.null())),
  /** Takes a batch that has ended off the screen. */
  putAway: call(batch, outcome(z.null())),
  /** The batches that are not put away, newest first. */
  list: call(service, outcome(z.array(batchView)), ['value'])
}

export type { ImportRow, RowFinding }
