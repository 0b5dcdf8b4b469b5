import { compareClaims } from './comparison.ts'
import { type StoredRequest, statusOf } from './model.ts'
import { RawJson } from './raw-json.ts'
import { type Result, resultOf } from './result.ts'
import type { Switches } from './switches.ts'

/** A JSON object as it goes over the wire. */
export type JsonObject = Record<string, unknown>

/** What the writing of a request depends on besides the request. */
export interface ViewContext {
  switches: Switches
  /** Milliseconds, by the service's wall clock. */
  wall: number
  /** Where the person's pages are, without a closing slash. */
  linkBase: string
}

/** The person's link of a request. */
export function linkOf(request: StoredRequest, linkBase: string): string {
  return `${linkBase}/${request.linkId}`
}

/** A request in the words of the eeID API description, "A request". */
export function viewOf(request: StoredRequest, context: ViewContext): JsonObject {
  const { switches } = context
  const result = request.authentication ? resultOf(request.authentication, switches) : null
  return {
    id: request.id,
    ...(switches.linkMissing ? {} : { link: switches.foreignLink ?? linkOf(request, context.linkBase) }),
    link_expires_at: new Date(request.linkExpiresAt).toISOString(),
    claims_required: request.claims,
    status: shownStatus(request, context),
    created_at: new Date(request.createdAt).toISOString(),
    completed_at: request.authentication ? new Date(request.authentication.at).toISOString() : null,
    client_id: request.clientId,
    reference: request.reference,
    reason: request.reason,
    reason_translations: request.reasonTranslations,
    result: result ? resultView(result, switches) : {},
    ...(switches.shape === '1.1' ? comparisonView(request, result) : {}),
    ...(switches.unknownFields ? { risk_score: 0.02, channel: { kind: 'desk', version: 7 } } : {}),
    ...Object.fromEntries(Object.entries(request.odd?.fields ?? {}).map(([name, text]) => [name, new RawJson(text)]))
  }
}

/** The same in a list, which some servers abridge; whatever was put in its place where something was. */
export function listedViewOf(request: StoredRequest, context: ViewContext): JsonObject | RawJson {
  if (request.odd?.item != null) return new RawJson(request.odd.item)
  return without(viewOf(request, context), context.switches.unlistedFields)
}

/** The same in the answer about one request, which some servers abridge too. */
export function shownViewOf(request: StoredRequest, context: ViewContext): JsonObject {
  return without(viewOf(request, context), context.switches.unshownFields)
}

function without(view: JsonObject, names: readonly string[]): JsonObject {
  const left = Object.entries(view).filter(([name]) => !names.includes(name))
  return Object.fromEntries(
    left.map(([name, value]) => [name, name === 'result' ? resultWithout(value, names) : value])
  )
}

const resultWithout = (result: unknown, names: readonly string[]) =>
  Object.fromEntries(Object.entries(result as JsonObject).filter(([name]) => !names.includes(`result.${name}`)))

function shownStatus(request: StoredRequest, { switches, wall }: ViewContext): string {
  const status = statusOf(request, wall)
  return status === 'pending' && switches.unknownStatus !== null ? switches.unknownStatus : status
}

function resultView(result: Result, switches: Switches): JsonObject {
  const renamed = renamedResult(result, switches)
  return switches.unknownFields ? { ...renamed, amr: ['pin'], identity_provider: { name: 'practice' } } : renamed
}

function renamedResult(result: Result, { wholeName, lastName }: Switches): JsonObject {
  const { given_name, family_name, date_of_birth, ...rest } = result
  if (wholeName) {
    const name = [given_name, family_name].filter(Boolean).join(' ')
    return { ...rest, ...(name ? { name } : {}), ...(date_of_birth ? { birthdate: date_of_birth } : {}) }
  }
  const { family_name: _renamed, ...others } = result
  return lastName && family_name !== undefined ? { ...others, last_name: family_name } : result
}

function comparisonView(request: StoredRequest, result: Result | null): JsonObject {
  if (!result) return { claims_matched: null, mismatched_claims: {}, claims_comparison_errors: [] }
  const comparison = compareClaims(request.claims, result)
  return {
    claims_matched: comparison.matched,
    mismatched_claims: comparison.mismatched,
    claims_comparison_errors: comparison.errors
  }
}
