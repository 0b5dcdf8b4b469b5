/** The calls about the audit log. */
import { z } from 'zod'
import { type AuditChecked, type AuditEntryView, acts, auditFaults } from '../../common/words/audit.ts'
import { mostIdSigns } from '../../common/words/requests.ts'
import { outcome } from './answers.ts'
import { call, nothing, text, time } from './call.ts'

/** Which entries are wanted; times from the first one on, up to but without the last one. */
const auditFilter = z.strictObject({
  acts: z.array(z.enum(acts)).max(acts.length),
  /** Empty for what the desk did by itself. */
  author: z.string().max(200).nullable(),
  from: time.nullable(),
  until: time.nullable(),
  /** The desk's id of the request. */
  request: z.string().max(mostIdSigns).nullable(),
  /** How the request's reference begins; empty for any. */
  reference: text(200)
})

/** One entry, as the log's page shows it. */
export const auditEntry = z.object({
  stream: z.string(),
  number: z.number().int(),
  at: time,
  author: z.string(),
  act: z.enum(acts),
  request: z.string().nullable(),
  told: z.record(z.string(), z.unknown()).nullable()
}) satisfies z.ZodType<AuditEntryView>

/** What a check of the log came to. */
export const auditChecked = z.object({
  entries: z.number().int(),
  erased: z.number().int(),
  findings: z.array(z.object({ fault: z.enum(auditFaults), stream: z.string(), number: z.number().int() })),
  moreFindings: z.number().int(),
  folder: z.enum(['compared', 'none', 'away'])
}) satisfies z.ZodType<AuditChecked>

export const auditCalls = {
  page: call(
    auditFilter.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    outcome(z.object({ total: z.number().int(), rows: z.array(auditEntry) })),
    ['value', 'rows']
  ),
  /** Everybody who is named in the log. */
  authors: call(nothing, outcome(z.array(z.string())), ['value']),
  verify: call(nothing, outcome(auditChecked)),
  /** Notes in the log that it was read and found in order, by whoever works at the desk. */
  review: call(nothing, outcome(z.null())),
  /** Saves the whole log; null where the clerk closed the dialog. `lines`: JSON lines, which can be checked. */
  save: call(z.strictObject({ as: z.enum(['lines', 'csv']) }), outcome(z.object({ fileName: z.string() }).nullable()))
} as const
