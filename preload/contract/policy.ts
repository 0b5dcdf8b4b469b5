/** The call about what the office's IT has fixed. */
import { z } from 'zod'
import { type PolicyView, policyRefusals } from '../../common/words/app/policy.ts'
import { call, nothing } from './call.ts'

/** What is in force. */
export const policyView = z.object({
  source: z.enum(['file', 'registry', 'profile']).nullable(),
  place: z.string(),
  locked: z.array(z.string()),
  refused: z.enum(policyRefusals).nullable(),
  faults: z.array(z.string())
}) satisfies z.ZodType<PolicyView>

export const policyCalls = {
  get: call(nothing, policyView)
} as const
