/** Templates of whole forms: what is saved of a draft, and what a template puts into one. */
import { type ClaimType, claimTypes, forEachClaim, personalClaims } from '../../common/words/requests.ts'
import type { FormTemplate } from '../../preload/contract/templates.ts'
import type { Draft } from '../drafts/draft-store.ts'

/** A field that a template can hold. */
export type TemplateField = ClaimType | 'reference' | 'reason'

/** About one person rather than many: left out of a template unless the clerk wants it. */
export const personal: readonly TemplateField[] = personalClaims

const order: readonly TemplateField[] = [...claimTypes, 'reference', 'reason']

type Filled = Pick<Draft, 'claims' | 'reference' | 'reason'> & { suggested?: string }

const typedIn = (from: Filled, field: TemplateField): string => {
  if (field === 'reason') return from.reason
  if (field === 'reference') return from.reference === from.suggested ? '' : from.reference
  return from.claims[field]
}

/** The fields that hold something of the clerk's own, in the order of the form. */
export const filledFields = (from: Filled): TemplateField[] =>
  order.filter((field) => typedIn(from, field).trim() !== '')

/** A template of some of a draft's fields. */
export function templateOf(draft: Draft, name: string, fields: readonly TemplateField[]): FormTemplate {
  const value = (field: TemplateField) => (fields.includes(field) ? typedIn(draft, field).trim() : '')
  const { reasonTranslations } = draft
  return {
    id: '',
    name,
    claims: forEachClaim(value),
    reference: value('reference'),
    reason: value('reason'),
    ...(fields.includes('reason') && reasonTranslations !== undefined ? { reasonTranslations } : {})
  }
}

/** What a template changes in a draft: only fields that it fills. */
export function fillFrom(template: FormTemplate, draft: Draft): Partial<Draft> {
  const fields = filledFields(template)
  const claims = fields.filter((field) => field in draft.claims).map((field) => [field, typedIn(template, field)])
  const { reasonTranslations } = template
  return {
    claims: { ...draft.claims, ...Object.fromEntries(claims) },
    ...(fields.includes('reference') ? { reference: template.reference } : {}),
    ...(fields.includes('reason') ? { reason: template.reason, reasonTranslations } : {})
  }
}

/** What takes a template back out of a draft: only fields that still hold what it put there. */
export function takeOut(template: FormTemplate, before: Draft, now: Draft): Partial<Draft> {
  const fields = filledFields(template).filter((field) => typedIn(template, field) === typedIn(now, field))
  const claims = fields.flatMap((field) => (field in now.claims ? [[field, typedIn(before, field)]] : []))
  return {
    claims: { ...now.claims, ...Object.fromEntries(claims) },
    ...(fields.includes('reference') ? { reference: before.reference } : {}),
    ...(fields.includes('reason') ? { reason: before.reason, reasonTranslations: before.reasonTranslations } : {})
  }
}
