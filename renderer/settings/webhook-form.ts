import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import type { WebhookHealth, WebhookInput, WebhookView } from '../../preload/contract/webhook.ts'

/** The form of the receiver, and how the receiver fares. */
export interface WebhookForm {
  /** As typed; null until it has been read. */
  input: WebhookInput | null
  /** As main last told; null until it has been read. */
  view: WebhookView | null
  fields: Partial<Record<string, FieldProblemCode>>
  problem: Problem | null
  isSaved: boolean
}

/** Before anything has been read. */
export const emptyForm: WebhookForm = { input: null, view: null, fields: {}, problem: null, isSaved: false }

const inputOf = ({ settings }: WebhookView): WebhookInput => ({ ...settings, port: String(settings.port) })

/** Something was typed or turned: what was found out before was about other words. */
export function typed(form: WebhookForm, change: Partial<WebhookInput>): WebhookForm {
  if (form.input === null) return form
  return { ...form, input: { ...form.input, ...change }, fields: {}, problem: null, isSaved: false }
}

/** Main told what is kept and how the receiver fares; what the clerk has begun to type stays. */
export function read(form: WebhookForm, outcome: Outcome<WebhookView>): WebhookForm {
  if (!outcome.ok) return { ...form, problem: outcome.error }
  return { ...form, view: outcome.value, input: form.input ?? inputOf(outcome.value) }
}

/** How the receiver fares is new. */
export function fared(form: WebhookForm, health: WebhookHealth): WebhookForm {
  return form.view === null ? form : { ...form, view: { ...form.view, health } }
}

/** The answer to keeping what was typed. */
export function kept(form: WebhookForm, outcome: Outcome<WebhookView>): WebhookForm {
  if (outcome.ok) {
    return { view: outcome.value, input: inputOf(outcome.value), fields: {}, problem: null, isSaved: true }
  }
  const fields = outcome.error.fields ?? {}
  return { ...form, fields, problem: Object.keys(fields).length > 0 ? null : outcome.error, isSaved: false }
}

/** Whether others than this computer can reach an address; one that is not whole yet reaches nobody. */
export function isWide(address: string): boolean {
  const text = address.trim()
  const isWhole = /^\d+(\.\d+){3}$/.test(text) || text.includes(':')
  return isWhole && !/^(127(\.\d+){3}|[0:]*:0*1)$/.test(text)
}
