/** What may cross the IPC of a value that does not fit whole: a row that does not fit takes no other with it. */
import type { z } from 'zod'

/** Where a list stands in a value: the names on the way to it. */
export type ListPlace = readonly string[]

/** What fits, and how many rows were left out for it. */
export type Fitted = { ok: true; value: unknown; leftOut: number } | { ok: false; error: z.ZodError }

type Path = readonly PropertyKey[]

/** Fits a value to its schema, without the rows of these lists that do not fit; fails where anything else does not. */
export function fitted(schema: z.ZodType, value: unknown, lists: readonly ListPlace[]): Fitted {
  const whole = schema.safeParse(value)
  if (whole.success) return { ok: true, value: whole.data, leftOut: 0 }
  const paths = whole.error.issues.flatMap(pathsOf)
  const odd = lists.map((list) => ({ list, rows: rowsOf(list, paths) }))
  const rest = schema.safeParse(odd.reduce((left, { list, rows }) => without(left, list, rows), value))
  if (!rest.success) return { ok: false, error: rest.error }
  return { ok: true, value: rest.data, leftOut: odd.reduce((count, { rows }) => count + rows.size, 0) }
}

/** Where an issue lies; of a union in the branch that gets furthest, which is the one that was meant. */
function pathsOf(issue: z.core.$ZodIssue): Path[] {
  if (issue.code !== 'invalid_union') return [issue.path]
  const branches = issue.errors.map((branch) => branch.flatMap(pathsOf))
  const reach = (paths: Path[]) => Math.min(...paths.map((path) => path.length))
  const [meant = [[]]] = branches.toSorted((one, other) => reach(other) - reach(one))
  return meant.map((path) => [...issue.path, ...path])
}

/** The places of the rows of a list in which the paths end. */
function rowsOf(list: ListPlace, paths: readonly Path[]): ReadonlySet<number> {
  const inside = paths.filter((path) => list.every((name, index) => path[index] === name))
  return new Set(inside.map((path) => path[list.length]).filter((place) => typeof place === 'number'))
}

function without(value: unknown, [name, ...rest]: ListPlace, rows: ReadonlySet<number>): unknown {
  if (name === undefined) return Array.isArray(value) ? value.filter((_, place) => !rows.has(place)) : value
  if (typeof value !== 'object' || value === null || rows.size === 0) return value
  return { ...value, [name]: without((value as Record<string, unknown>)[name], rest, rows) }
}
