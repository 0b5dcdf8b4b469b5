/** The calls about proofs of identity. */
import { z } from 'zod'
import { call, request } from '../call.ts'
import { outcome } from '../problem.ts'

/** Every call of `proofs`. */
export const proofsCalls = {
  /** Asks where by the system's dialog; the value is the name of the file, or null when the clerk closed the dialog. */
  save: call(request, outcome(z.object({ fileName: z.string() }).nullable())),
  /** Opens in the system's viewer. */
  open: call(request, outcome(z.null()))
}
