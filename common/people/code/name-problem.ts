/** What cannot be a name. */
import type { FieldProblemCode } from '../../words/problems.ts'
import { hasCode } from './bare-code.ts'

/** What is wrong with a name: it has no letters, or is a personal code. `today`: nobody is born after it. */
export const nameProblem = (name: string, today: Date): FieldProblemCode | undefined =>
  /\p{L}/u.test(name) && !hasCode(name, today) ? undefined : 'notAName'
