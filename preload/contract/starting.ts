/** The calls about how the app begins, and its mark beside the system's clock. */
import { z } from 'zod'
import { fieldsOf } from '../../common/settings/schema.ts'
import { starting } from '../../common/settings/starting.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

/** Whether the app starts with the system, shows its mark, and goes there when its window is closed. */
export const startingChoice = z.strictObject(fieldsOf(starting))

/** Every call of `starting`. */
export const startingCalls = {
  get: call(nothing, outcome(startingChoice)),
  /** Tells the system too; where it refuses, nothing is kept. */
  set: call(startingChoice, outcome(startingChoice))
}

/** How the app begins, as it was chosen. */
export type StartingChoice = z.infer<typeof startingChoice>
