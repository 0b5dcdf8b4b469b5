/** A template and what the next reference would be by it. */
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
export interface TriedTemplate {
  template: string
  example: string
}

/** The form of how references are written. */
export interface ReferenceForm {
  /** As typed; null until it has been read. */
  template: string | null
  /** The next reference by what was last tried and found good. */
  example: string
  fieldProblem: FieldProblemCode | null
  problem: Problem | null
  isSaved: boolean
}

/** Before anything has been read. */
export const emptyForm: ReferenceForm = {
  template: null,
  example: '',
  fieldProblem: null,
  problem: null,
  isSaved: false
}

/** Something was typed: what was found out before was about other words. */
export function typed(form: ReferenceForm, template: string): ReferenceForm {
  return { ...form, template, fieldProblem: null, problem: null, isSaved: false }
}

function refused(form: ReferenceForm, error: Problem): ReferenceForm {
  const { template: fieldProblem = null } = error.fields ?? {}
  return { ...form, fieldProblem, problem: fieldProblem === null ? error : null, isSaved: false }
}

/** The answer to trying a template out; one about other words than those on screen is late and says nothing. */
export function tried(form: ReferenceForm, template: string, outcome: Outcome<TriedTemplate>): ReferenceForm {
  if (form.template !== template) return form
  if (!outcome.ok) return refused(form, outcome.error)
  return { ...form, example: outcome.value.example, fieldProblem: null, problem: null }
}

/** The answer to reading what is kept; what the clerk has begun to type stays. */
export function read(form: ReferenceForm, outcome: Outcome<TriedTemplate>): ReferenceForm {
  if (form.template !== null) return form
  return outcome.ok ? { ...form, ...outcome.value } : refused(form, outcome.error)
}

/** The answer to keeping a template: shown as main has kept it, unless the clerk has typed on. */
export function kept(form: ReferenceForm, template: string, outcome: Outcome<TriedTemplate>): ReferenceForm {
  if (form.template !== template) return form
  if (!outcome.ok) return refused(form, outcome.error)
  return { ...form, ...outcome.value, fieldProblem: null, problem: null, isSaved: true }
}
