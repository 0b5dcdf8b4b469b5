/** The calls about the desk's health, and diagnostics for IT support. */
import { z } from 'zod'
import type { Diagnostics } from '../../common/words/health/diagnostics.ts'
import {
  type HealthLine,
  healthActs,
  healthCodes,
  healthPlaces,
  healthStates,
  healthSubjects
} from '../../common/words/health/line.ts'
import { outcome, problem } from './answers.ts'
import { call, nothing, text, time } from './call.ts'

const subject = z.enum(healthSubjects)

const told = z.object({
  at: time.optional(),
  days: z.int().optional(),
  count: z.int().optional(),
  bytes: z.number().optional(),
  ms: z.number().optional(),
  minutes: z.int().optional(),
  service: z.string().optional(),
  issuer: z.string().optional(),
  computer: z.string().optional(),
  proxy: z.string().optional(),
  problem: problem.optional()
})

const healthLine = z.object({
  subject,
  serviceId: z.string().nullable(),
  state: z.enum(healthStates),
  code: z.enum(healthCodes),
  told,
  remedy: z.union([z.object({ act: z.enum(healthActs) }), z.object({ place: z.enum(healthPlaces) })]).nullable()
}) satisfies z.ZodType<HealthLine>

const diagnostics = z.object({
  id: z.string(),
  madeAt: time,
  files: z.array(z.object({ name: z.string(), text: z.string() }))
}) satisfies z.ZodType<Diagnostics>

export type { Diagnostics, HealthLine }

/** Every call of `health`. */
export const healthCalls = {
  /** Looks at one subject now. Each stands alone: what takes long holds up no other. */
  look: call(z.strictObject({ subject }), outcome(z.array(healthLine)), ['value']),
  /** Makes a backup of the ledger at once, where something has changed since the last one. */
  backUp: call(nothing, outcome(z.null())),
  /** Puts the diagnostics together, to be read before they are saved. */
  diagnostics: call(nothing, outcome(diagnostics)),
  /** Saves those that were shown under this id as a ZIP where the clerk says; null where the dialog was closed. */
  saveDiagnostics: call(z.strictObject({ id: text(64) }), outcome(z.object({ fileName: z.string() }).nullable()))
}
