/** The calls about the office's templates: reasons in three languages, and whole forms. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, nothing, text } from './call.ts'
import { draftInput, reasonTranslations } from './draft.ts'

/** A reason that the office gives often; a language may be missing. An empty id is given one when it is kept. */
export const reasonTemplate = z.strictObject({ id: text(64), et: text(1000), en: text(1000), ru: text(1000) })

/** A form that the office fills in often. Empty fields leave the form's own as they are. */
export const formTemplate = z.strictObject({
  id: text(64),
  name: text(100),
  /** As typed: birth dates as the clerk writes them. */
  claims: draftInput.shape.claims,
  reference: text(255),
  reason: text(1000),
  reasonTranslations: reasonTranslations.optional()
})

/** All templates of the office. */
export const templates = z.object({ reasons: z.array(reasonTemplate), forms: z.array(formTemplate) })

export type ReasonTemplate = z.infer<typeof reasonTemplate>

export type FormTemplate = z.infer<typeof formTemplate>

export type Templates = z.infer<typeof templates>

/** Every call of `templates`. What is kept is answered, with ids for those that had none. */
export const templatesCalls = {
  get: call(nothing, outcome(templates)),
  /** The whole list of reasons, as it is to be from now on. */
  setReasons: call(z.strictObject({ reasons: z.array(reasonTemplate).max(200) }), outcome(templates)),
  /** The whole list of forms, as it is to be from now on. */
  setForms: call(z.strictObject({ forms: z.array(formTemplate).max(200) }), outcome(templates))
}
