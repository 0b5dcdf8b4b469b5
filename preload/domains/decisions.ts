/** The calls about what the clerk decides and notes, and about what the office accepts. */
import { z } from 'zod'
import { call, nothing, request } from '../call.ts'
import { outcome } from '../problem.ts'
import { acceptancePolicy, verdict } from '../shapes-decision.ts'

const note = z.string().max(10_000)

/** Every call of `decisions`. */
export const decisionsCalls = {
  /**
   * Decides about a completed request; a decision before it becomes history. Accepting against an objection wants a
   * note. Asking again is decided by creating the new request.
   */
  decide: call(request.extend({ verdict: verdict.exclude(['askAgain']), note }), outcome(z.null())),
  /** Keeps what the clerk notes about any request; what was noted before becomes history. */
  writeNote: call(request.extend({ note }), outcome(z.null())),
  /** Keeps a note as far as it has been typed, should the app end before it is written. */
  typeNote: call(request.extend({ note }), outcome(z.null())),
  policy: call(nothing, outcome(acceptancePolicy)),
  setPolicy: call(acceptancePolicy, outcome(acceptancePolicy))
}
