/** The calls about how long requests are kept, what is held about a person, and what was erased. */
import { z } from 'zod'
import {
  copyFaults,
  type ErasureView,
  erasureObstacles,
  type HeldAboutPerson,
  type HeldRequest,
  type RetentionPreview
} from '../../common/erasure.ts'
import { retention } from '../../common/settings/retention.ts'
import { fieldsOf } from '../../common/settings/schema.ts'
import { requestStates } from '../../common/words/request-states.ts'
import { outcome } from './answers.ts'
import { call, nothing, request, text, time } from './call.ts'
import { verdict } from './decisions.ts'

/** How many days requests are kept, by what was decided. */
export const retentionDays = z.strictObject(fieldsOf(retention))
/** How many days requests are kept, by what was decided. */
export type RetentionDays = z.output<typeof retentionDays>

const heldRequest = z.object({
  id: z.string(),
  reference: z.string(),
  who: z.string(),
  createdAt: time,
  state: z.enum(requestStates),
  verdict: verdict.nullable(),
  obstacle: z.enum(erasureObstacles).nullable(),
  isMention: z.boolean(),
  hasProof: z.boolean(),
  isFiled: z.boolean()
}) satisfies z.ZodType<HeldRequest>

const heldAboutPerson = z.object({
  requests: z.array(heldRequest),
  more: z.number().int(),
  drafts: z.number().int(),
  waiting: z.number().int(),
  templates: z.number().int(),
  savedIn: z.array(z.string())
}) satisfies z.ZodType<HeldAboutPerson>

const erasureView = z.object({
  id: z.string(),
  why: z.enum(['person', 'retention']),
  reason: z.string(),
  author: z.string(),
  orderedAt: time,
  endedAt: time.nullable(),
  requests: z.number().int(),
  copies: z.array(z.object({ file: z.string(), fault: z.enum(copyFaults) }))
}) satisfies z.ZodType<ErasureView>

const preview = z.object({
  requests: z.array(heldRequest),
  more: z.number().int(),
  held: z.number().int()
}) satisfies z.ZodType<RetentionPreview>

/** A code or a name: less would find half of the desk. */
const search = z.string().min(3).max(200)
const ids = z.array(z.string().min(1).max(1_000)).max(1_000)
const erasure = z.strictObject({ id: z.string().min(1).max(64) })
const saved = outcome(z.object({ fileName: z.string() }).nullable())

export const erasureCalls = {
  days: call(nothing, outcome(retentionDays)),
  setDays: call(retentionDays, outcome(retentionDays)),
  /** What would go today if these were the days. */
  preview: call(retentionDays, outcome(preview)),
  /** What is held about a person. */
  find: call(z.strictObject({ search }), outcome(heldAboutPerson)),
  /** Saves what is held about them as a PDF; null where the dialog was closed. */
  saveHeld: call(z.strictObject({ search, ids }), saved),
  /** Erases what was chosen of it. The window is thrown away for it: the answer is the list of erasures. */
  erase: call(
    z.strictObject({ search, confirmation: text(200), ids, reason: text(1_000).min(1), removesFiled: z.boolean() }),
    outcome(z.null())
  ),
  list: call(nothing, outcome(z.array(erasureView)), ['value']),
  saveCertificate: call(erasure, saved),
  tryCopies: call(nothing, outcome(z.null())),
  /** What is still in the office's folder stays there, and its names are forgotten. */
  leaveCopies: call(erasure, outcome(z.null())),
  hold: call(request.extend({ reason: text(1_000).min(1) }), outcome(z.null())),
  release: call(request, outcome(z.null()))
} as const
