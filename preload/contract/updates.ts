/** The calls about newer versions of the app. */
import { z } from 'zod'
import { fieldsOf } from '../../common/settings/schema.ts'
import { updates } from '../../common/settings/updates.ts'
import { type UpdateStatus, updateProblems, updateStages } from '../../common/words/app/updates.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

const choice = z.strictObject(fieldsOf(updates))

/** How looking for a newer version stands. */
export const updateStatus = z.object({
  stage: z.enum(updateStages),
  version: z.string().nullable(),
  page: z.string().nullable(),
  problem: z.enum(updateProblems).nullable(),
  canInstall: z.boolean(),
  isOffByPolicy: z.boolean()
}) satisfies z.ZodType<UpdateStatus>

const view = z.object({ settings: choice, status: updateStatus })

/** Every call of `updates`. */
export const updatesCalls = {
  get: call(nothing, outcome(view)),
  /** Keeps the settings; a check follows soon where it is on. */
  set: call(choice, outcome(view)),
  /** Looks now, where it is on; what came of it is in the status. */
  checkNow: call(nothing, outcome(view)),
  /** Installs what is ready, once nothing is being sent; the app ends and starts again. */
  install: call(nothing, outcome(z.null()))
}

/** What was chosen about newer versions. */
export type UpdateChoice = z.infer<typeof choice>
/** What was chosen, and how it stands. */
export type UpdatesView = z.infer<typeof view>
