/** What every call of the contract is made of. */
import { z } from 'zod'

/** A call that is given nothing. */
export const nothing = z.undefined()

/** A call about one request, by the desk's id of it. */
export const request = z.strictObject({ id: z.string().min(1).max(64) })

/** A call about one service. */
export const service = z.strictObject({ serviceId: z.string().min(1).max(64) })

/** One call: the schema of its only argument and of what it answers. */
export function call<Argument extends z.ZodType, Answer extends z.ZodType>(argument: Argument, answer: Answer) {
  return { argument, answer }
}
