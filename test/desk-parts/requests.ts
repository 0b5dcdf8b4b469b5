/** Requests as the service tells them. */
import { type EeidRequest, eeidRequest } from '../../main/eeid/schemas.ts'

/** The fields of a request that a test cares about; `id` also makes its reference and link, where those are not given. */
export type RequestFields = Record<string, unknown> & { id: string }

/** A pending request about Mari Maasikas, with a link that has days to live. */
export const serviceRequest = (fields: RequestFields): EeidRequest =>
  eeidRequest.parse({
    status: 'pending',
    link: `https://eeid.example/identification/${fields.id}`,
    link_expires_at: '2026-05-08T08:00:00Z',
    claims_required: [{ type: 'name', value: 'MARI MAASIKAS' }],
    created_at: '2026-05-01T08:00:00Z',
    completed_at: null,
    reference: `ref-${fields.id}`,
    reason: null,
    result: {},
    ...fields
  })

/** Pending requests `r0`, `r1` and so on with references `R-0`, `R-1`, the newest first, as the list has them. */
export function serviceRequests(count: number): EeidRequest[] {
  const one = serviceRequest({ id: 'r' })
  return Array.from({ length: count }, (_, index) => ({
    ...one,
    id: `r${index}`,
    reference: `R-${index}`,
    created_at: secondsBefore(index)
  }))
}

const newest = Date.UTC(2026, 4, 1, 8)

/** A time before the newest of `serviceRequests`; after it where it is negative. */
export const secondsBefore = (seconds: number): string => new Date(newest - seconds * 1_000).toISOString()

/** What the service tells of a person who is the one that was asked for. */
export const mariMaasikas = {
  sub: 'EE60001019906',
  given_name: 'MARI',
  family_name: 'MAASIKAS',
  date_of_birth: '2000-01-01',
  acr: 'high',
  authentication_type: 'ID_CARD'
}
