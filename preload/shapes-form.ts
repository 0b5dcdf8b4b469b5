/** The shapes of the form of a new request: what is being written, and what the office writes often. */
import { z } from 'zod'
import { draftInput, reasonTranslations } from './shapes.ts'

const text = (most: number) => z.string().max(most)

/** A request being written, with everything as it was typed. */
export const keptDraft = draftInput.extend({
  /** What the desk suggested as reference: alone, it is nothing that the clerk typed. */
  suggested: text(5000),
  /** The service's words about the refused request that this one puts right. */
  rejection: text(10_000).optional(),
  /** The reference of the request that this one asks again for. */
  asksAgainReference: text(5000).optional()
})

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

export type KeptDraft = z.infer<typeof keptDraft>
export type ReasonTemplate = z.infer<typeof reasonTemplate>
export type FormTemplate = z.infer<typeof formTemplate>
export type Templates = z.infer<typeof templates>
