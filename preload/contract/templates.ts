/** The calls about the office's templates: reasons in three languages, and whole forms. */
import { z } from 'zod'
import { schemaOf } from '../../common/settings/schema.ts'
import { forms, reasons } from '../../common/settings/templates.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

/** An empty id is given one when it is kept. */
const allReasons = schemaOf(reasons.setting.value)
const allForms = schemaOf(forms.setting.value)

/** All templates of the office. */
export const templates = z.object({ reasons: allReasons, forms: allForms })

export type Templates = z.infer<typeof templates>

export type ReasonTemplate = Templates['reasons'][number]

export type FormTemplate = Templates['forms'][number]

/** Every call of `templates`. Keeping returns what was kept, with ids for those that had none. */
export const templatesCalls = {
  get: call(nothing, outcome(templates)),
  /** The whole list of reasons, as it is to be from now on. */
  setReasons: call(z.strictObject({ reasons: allReasons }), outcome(templates)),
  /** The whole list of forms, as it is to be from now on. */
  setForms: call(z.strictObject({ forms: allForms }), outcome(templates))
}
