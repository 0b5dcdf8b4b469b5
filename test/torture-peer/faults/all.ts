/** Every fault that the peer can play, and the table of calls and faults. */
import type { CallName } from '../../../main/eeid/client.ts'
import type { Fault } from '../fault.ts'
import { connectionFaults } from './connection.ts'
import { contentsFaults } from './contents.ts'
import { encodingFaults } from './encodings.ts'
import { framingFaults } from './framing.ts'
import { proofFaults } from './proofs.ts'
import { strangersFaults } from './strangers.ts'

/** The calls of the service. */
export const callNames: readonly CallName[] = ['token', 'list', 'create', 'show', 'proof']

/** Every fault. */
export const faults: readonly Fault[] = [
  ...connectionFaults,
  ...framingFaults,
  ...encodingFaults,
  ...strangersFaults,
  ...contentsFaults,
  ...proofFaults
]

/** One call under one fault. */
export type Cell = { call: CallName; fault: Fault }

/** Every call under every fault that can be done to it. */
export const cells: readonly Cell[] = faults.flatMap((fault) =>
  (fault.calls ?? callNames).map((call) => ({ call, fault }))
)
