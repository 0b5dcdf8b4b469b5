/** The calls about saving or printing many proofs. */
import { z } from 'zod'
import { outcome, problemCode } from './answers.ts'
import { call, nothing, service } from './call.ts'
import { chosen } from './list-query.ts'

/** What becomes of the proofs. */
const deed = z.enum(['save', 'print'])

/** One batch: how far it has come, and what could not be done and why. */
export const proofBatch = z.object({
  deed,
  /** The folder's own name, or the printer as people call it. */
  place: z.string(),
  total: z.int(),
  done: z.int(),
  stage: z.enum(['running', 'done', 'cancelled']),
  failed: z.array(z.object({ id: z.string(), reference: z.string(), code: problemCode }))
})

/** Every call of `proofBatch`. */
export const proofBatchCalls = {
  /** Begins; for saving it asks for the folder, and null says that the clerk closed the dialog. One batch at a time. */
  start: call(service.extend({ deed, chosen }), outcome(proofBatch.nullable())),
  /** The batch that runs, or the last one until it is put away. */
  state: call(nothing, proofBatch.nullable()),
  /** What is not done yet is left. */
  cancel: call(nothing, z.null()),
  /** The clerk has read what came of it. */
  putAway: call(nothing, z.null())
}

export type ProofBatch = z.infer<typeof proofBatch>
