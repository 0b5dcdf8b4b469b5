/** How a suggested reference is written. `{desk}` and `{number}` together make it unique by construction. */

import { referenceTemplate } from '../../../common/settings/references.ts'

/** What stands in the places of a template. `now` is the desk's time, milliseconds since 1970 UTC. */
export type ReferenceParts = { code: string; sequence: number; now: number }

/** Fills a template: `{desk}`, `{number}` (five digits or more), `{year}`, `{month}`, `{day}` (of the desk's own zone). */
export function fillTemplate(template: string, { code, sequence, now }: ReferenceParts): string {
  const date = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const places: Record<string, string> = {
    desk: code,
    number: String(sequence).padStart(5, '0'),
    year: String(date.getFullYear()),
    month: two(date.getMonth() + 1),
    day: two(date.getDate())
  }
  return template.replaceAll(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place)
}

/** What is wrong with a template, if anything: it must not be empty or longer than is declared, and must name both. */
export function templateProblem(
  template: string
): 'required' | 'tooLong' | 'templateIncomplete' | 'templateUnknown' | undefined {
  if (template.trim() === '') return 'required'
  if (template.length > referenceTemplate.setting.value.most) return 'tooLong'
  const places = [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '')
  if (places.some((name) => !['desk', 'number', 'year', 'month', 'day'].includes(name))) return 'templateUnknown'
  return places.includes('desk') && places.includes('number') ? undefined : 'templateIncomplete'
}
