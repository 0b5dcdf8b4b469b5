/** What every call of the contract is made of. */

import { z } from 'zod'
import { mostIdSigns } from '../../common/words/requests.ts'

export const time = z.iso.datetime()

export const text = (most: number) => z.string().max(most)

/** A call that is given nothing. */
export const nothing = z.undefined()

/** A call about one request, by the desk's id of it. */
export const request = z.strictObject({ id: z.string().min(1).max(mostIdSigns) })

/** A call about one service. */
export const service = z.strictObject({ serviceId: z.string().min(1).max(64) })

/**
 * One call: the schema of its only argument and of what it returns. `lists`: where in the answer lists stand whose rows
 * mean something each by itself, by the names on the way. One that does not fit is left out, and the others are told.
 */
export function call<Argument extends z.ZodType, Answer extends z.ZodType>(
  argument: Argument,
  answer: Answer,
  ...lists: readonly (readonly string[])[]
) {
  return { argument, answer, lists }
}
