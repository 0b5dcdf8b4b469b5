/** The calls about the office's templates: reasons in three languages, and whole forms. */
import { z } from 'zod'
import { call, nothing } from '../call.ts'
import { outcome } from '../problem.ts'
import { formTemplate, reasonTemplate, templates } from '../shapes-form.ts'

/** Every call of `templates`. What is kept is answered, with ids for those that had none. */
export const templatesCalls = {
  get: call(nothing, outcome(templates)),
  /** The whole list of reasons, as it is to be from now on. */
  setReasons: call(z.strictObject({ reasons: z.array(reasonTemplate).max(200) }), outcome(templates)),
  /** The whole list of forms, as it is to be from now on. */
  setForms: call(z.strictObject({ forms: z.array(formTemplate).max(200) }), outcome(templates))
}
