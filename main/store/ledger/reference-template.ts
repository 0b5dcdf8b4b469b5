/** How a suggested reference is written. `{desk}` and `{number}` together make it unique by construction. */

import { referenceTemplate } from '../../../common/settings/references.ts'
import { dayPlaces, faultOf, fill } from '../../../common/templates.ts'
import type { FieldProblemCode } from '../../../common/words/problems.ts'

/** What stands in the places of a template. `now` is the desk's time, milliseconds since 1970 UTC. */
export type ReferenceParts = { code: string; sequence: number; now: number }

/** Fills a template: `{desk}`, `{number}` (five digits or more), `{year}`, `{month}`, `{day}` (of the desk's own zone). */
export const fillTemplate = (template: string, { code, sequence, now }: ReferenceParts): string =>
  fill(template, { desk: code, number: String(sequence).padStart(5, '0'), ...dayPlaces(now) })

/** What is wrong with a template, if anything: it must not be empty or longer than is declared, and must name both. */
export const templateProblem = (template: string): FieldProblemCode | undefined =>
  faultOf(template, {
    places: ['desk', 'number', 'year', 'month', 'day'],
    unknown: 'templateUnknown',
    needed: { places: ['desk', 'number'], missing: 'templateIncomplete' },
    longest: referenceTemplate.setting.value.most
  })
