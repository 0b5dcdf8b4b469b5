/** The calls about the line to a service. */
import { z } from 'zod'
import { call, service } from '../call.ts'
import { outcome } from '../problem.ts'
import { lineState } from '../shapes.ts'

/** Every call of `line`. */
export const lineCalls = {
  state: call(service, outcome(lineState)),
  /** Asks the service now; several presses make one check. */
  checkNow: call(service, outcome(z.null()))
}
