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
 * One call: the schema of its only argument and of what it returns. `lists`: the way, by names, to lists whose rows
 * stand alone. A row that does not fit its schema is left out, and the others are returned.
 */
export function call<Argument extends z.ZodType, Answer extends z.ZodType>(
  argument: Argument,
  answer: Answer,
  ...lists: readonly (readonly string[])[]
) {
  return { argument, answer, lists }
}
