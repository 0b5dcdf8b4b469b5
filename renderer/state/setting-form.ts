/** A form of settings, as values: what was read, what is typed, and what came of keeping it. */
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'

/** `View`: what main tells; `Input`: what of it can be typed and turned. */
export interface SettingForm<View, Input> {
  /** As main last told; null until it has been read. */
  view: View | null
  /** As typed; null until it has been read. */
  input: Input | null
  /** What is wrong, by field. */
  fields: Partial<Record<string, FieldProblemCode>>
  problem: Problem | null
  isSaved: boolean
}

/** Before anything has been read. */
export const emptyForm = { view: null, input: null, fields: {}, problem: null, isSaved: false } as const

/** Something was typed or turned: what was found out before was about other words. */
export function typed<V, I>(form: SettingForm<V, I>, part: Partial<I>): SettingForm<V, I> {
  if (form.input === null) return form
  const isOfPart = (field: string) => Object.keys(part).includes(field.split('.')[0] ?? '')
  const others = Object.entries(form.fields).filter(([field]) => !isOfPart(field))
  return {
    ...form,
    input: { ...form.input, ...part },
    fields: Object.fromEntries(others),
    problem: null,
    isSaved: false
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

/** The answer to keeping `sent`: shown as main has kept it, unless the clerk has typed on. */
export function kept<V, I>(
  form: SettingForm<V, I>,
  sent: I,
  outcome: Outcome<V>,
  inputOf: (view: V) => I
): SettingForm<V, I> {
  const hasTypedOn = form.input !== sent
  if (outcome.ok) {
    const { value: view } = outcome
    return hasTypedOn ? { ...form, view } : { view, input: inputOf(view), fields: {}, problem: null, isSaved: true }
  }
  const { fields = {} } = outcome.error
  const isOfFields = Object.keys(fields).length > 0
  if (isOfFields && hasTypedOn) return form
  return { ...form, fields, problem: isOfFields ? null : outcome.error, isSaved: false }
}
