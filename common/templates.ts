/** Texts of the office with places for what changes: `{desk}-{number}`. For references, messages and file names. */
import type { FieldProblemCode } from './words/problems.ts'

/** What stands in the places, by their names. */
export type Places = Readonly<Record<string, string>>

/** A template in turn: text, name of a place, text, …; it begins and ends with a text, which may be empty. */
export const partsOf = (template: string): string[] => template.split(/\{([^}]*)\}/)

const isPlace = (index: number): boolean => index % 2 === 1

/** Fills the places once: a value that looks like a place is not filled again. An unknown place stays as it is. */
export const fill = (template: string, places: Places): string =>
  partsOf(template)
    .map((part, index) => (isPlace(index) ? (own(places, part) ?? `{${part}}`) : part))
    .join('')

const own = (places: Places, name: string) => (Object.hasOwn(places, name) ? places[name] : undefined)

/** The template with blanks in its places. */
export const withoutPlaces = (template: string): string =>
  partsOf(template)
    .map((part, index) => (isPlace(index) ? ' ' : part))
    .join('')

/** Which places there are, which of them a template must have, and what is said where it does not keep to that. */
export type TemplateRules = {
  places: readonly string[]
  unknown: FieldProblemCode
  needed?: { places: readonly string[]; missing: FieldProblemCode }
  /** The most characters. */
  longest?: number
}

/** What is wrong with a template, the first of all faults: empty, too long, an unknown place, a needed one missing. */
export function faultOf(
  template: string,
  { places, unknown, needed, longest = Infinity }: TemplateRules
): FieldProblemCode | undefined {
  if (template.trim() === '') return 'required'
  if (template.length > longest) return 'tooLong'
  const named = partsOf(template).filter((_, index) => isPlace(index))
  if (named.some((name) => !places.includes(name))) return unknown
  return needed?.places.every((name) => named.includes(name)) === false ? needed.missing : undefined
}

/** Year, month and day of a moment by this computer's clock, with noughts in front. `at` in milliseconds since 1970 UTC. */
export function dayPlaces(at: number): { year: string; month: string; day: string } {
  const date = new Date(at)
  return { year: String(date.getFullYear()), month: two(date.getMonth() + 1), day: two(date.getDate()) }
}

/** A number with a nought in front where it has one digit. */
export const two = (value: number): string => String(value).padStart(2, '0')
