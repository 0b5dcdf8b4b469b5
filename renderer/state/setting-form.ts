/** A form of settings, as values: what was read, what is typed, and what came of keeping each field. */
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'

/** `View`: what main tells; `Input`: what of it can be typed and turned. Each field of it is kept by itself. */
export interface SettingForm<View, Input> {
  /** As main last told; null until it has been read. */
  view: View | null
  /** As typed; null until it has been read. */
  input: Input | null
  /** What is wrong with what is typed, by field. */
  fields: Partial<Record<string, FieldProblemCode>>
  /** Why a field could not be kept otherwise, by field. */
  problems: Partial<Record<string, Problem>>
  /** What went wrong with all of it. */
  problem: Problem | null
  /** The field that was kept last; null again once something is typed. */
  saved: string | null
}

/** Before anything has been read. */
export const emptyForm = { view: null, input: null, fields: {}, problems: {}, problem: null, saved: null } as const

const without = <T>(all: Partial<Record<string, T>>, names: readonly string[]): Partial<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))

/** Something was typed or turned: what was found out before was about other words. */
export function typed<V, I extends object>(form: SettingForm<V, I>, part: Partial<I>): SettingForm<V, I> {
  if (form.input === null) return form
  const names = Object.keys(part)
  return {
    ...form,
    input: { ...form.input, ...part },
    fields: without(form.fields, names),
    problems: without(form.problems, names),
    problem: null,
    saved: null
  }
}

/** Main told what is kept; what the clerk has begun to type stays. */
export function read<V, I>(form: SettingForm<V, I>, outcome: Outcome<V>, inputOf: (view: V) => I): SettingForm<V, I> {
  if (!outcome.ok) return { ...form, problem: outcome.error }
  return { ...form, view: outcome.value, input: form.input ?? inputOf(outcome.value) }
}

/** What stands beside the fields is new. */
export const refreshed = <V, I>(form: SettingForm<V, I>, part: Partial<V>): SettingForm<V, I> =>
  form.view === null ? form : { ...form, view: { ...form.view, ...part } }

/** What main is to keep now: these fields as they are typed, and all others as they are kept. */
export function toSend<V, I extends object>(
  { view, input }: SettingForm<V, I>,
  names: readonly string[],
  inputOf: (view: V) => I
): I | null {
  if (input === null) return null
  // Null may be what is kept: nobody has chosen yet.
  return {
    ...inputOf(view as V),
    ...Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)))
  }
}

/** The fields that are typed otherwise than they are kept, and of which nobody has said yet that they cannot be kept. */
export function unkept<V, I extends object>(form: SettingForm<V, I>, inputOf: (view: V) => I): string[] {
  if (form.input === null) return []
  const kept = inputOf(form.view as V) as Record<string, unknown>
  return Object.entries(form.input)
    .filter(([name, value]) => !isSame(value, kept[name]))
    .map(([name]) => name)
    .filter((name) => form.fields[name] === undefined && form.problems[name] === undefined)
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The answer to keeping these fields as `sent`: shown as main has kept them, unless the clerk has typed on in one. */
export function kept<V, I extends object>(
  form: SettingForm<V, I>,
  { names, sent }: { names: readonly string[]; sent: I },
  outcome: Outcome<V>,
  inputOf: (view: V) => I
): SettingForm<V, I> {
  if (form.input === null) return form
  const fieldOf = (of: I, name: string) => (of as Record<string, unknown>)[name]
  const still = names.filter((name) => isSame(fieldOf(form.input as I, name), fieldOf(sent, name)))
  if (!outcome.ok) return refused(form, still, outcome.error)
  const now = inputOf(outcome.value)
  const input = { ...form.input, ...Object.fromEntries(still.map((name) => [name, fieldOf(now, name)])) }
  return {
    ...form,
    view: outcome.value,
    input,
    fields: without(form.fields, still),
    problems: without(form.problems, still),
    problem: null,
    saved: still.at(-1) ?? form.saved
  }
}

function refused<V, I>(form: SettingForm<V, I>, names: readonly string[], error: Problem): SettingForm<V, I> {
  const wrong = Object.entries(error.fields ?? {}).filter(([name]) => names.includes(name))
  if (wrong.length > 0) return { ...form, fields: { ...form.fields, ...Object.fromEntries(wrong) }, saved: null }
  const problems = Object.fromEntries(names.map((name) => [name, error]))
  return { ...form, problems: { ...form.problems, ...problems }, saved: null }
}
