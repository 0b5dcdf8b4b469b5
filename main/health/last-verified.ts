/** When the audit log was verified last, and what came of it. */
import { z } from 'zod'
import type { Remembered } from '../store/ledger/settings.ts'

const lastVerified = z.object({ at: z.number(), findings: z.int() }).nullable()

/** `at`: milliseconds since 1970 UTC; `findings`: how many faults there were. Null until somebody verified it. */
export const lastVerifiedSetting: Remembered<z.infer<typeof lastVerified>> = {
  name: 'audit.verified',
  shape: lastVerified,
  initial: null
}
