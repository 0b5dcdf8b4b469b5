/** What the service told about a request, as the cache keeps it. */
import { compareClaims } from '../eeid/compare.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { CachedRequest } from '../store/cache/requests.ts'
import { whoIsAsked } from '../store/list/who.ts'

/** The claims of a request by type; those without a value are left out. */
export function claimsOf(request: EeidRequest): Record<string, string> {
  const filled = (request.claims_required ?? []).filter((claim) => claim.value?.trim())
  return Object.fromEntries(filled.map((claim) => [claim.type, claim.value ?? '']))
}

/** A request as the cache keeps it. `now` stands in for a creation time that the service did not tell. */
export function cached(serviceId: string, request: EeidRequest, now: number): CachedRequest {
  const outcome = compareClaims(request)
  return {
    serviceId,
    id: request.id,
    reference: request.reference ?? '',
    who: whoIsAsked(claimsOf(request)),
    status: request.status,
    createdAt: moment(request.created_at) ?? now,
    completedAt: moment(request.completed_at),
    linkExpiresAt: moment(request.link_expires_at),
    matched: request.status === 'completed' ? (outcome?.matched ?? null) : null,
    body: JSON.stringify(request)
  }
}

function moment(time: string | null | undefined): number | null {
  const parsed = time ? Date.parse(time) : Number.NaN
  return Number.isNaN(parsed) ? null : parsed
}
