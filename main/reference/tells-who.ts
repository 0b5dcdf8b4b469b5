/** Whether a request's reference tells who the person is, for every place that others may look at. */
import { type EeidRequest, eeidRequest } from '../eeid/schemas.ts'
import { mentions } from '../handover/mentions.ts'
import type { Store } from '../store/open-store.ts'
import type { FoundRequest } from '../store/views.ts'

/** Whether the reference has something of the person in it: as the desk asked, as the service tells it, or as received. */
export function tellsWho(store: Store, { id, reference, body }: FoundRequest): boolean {
  const request = body === null ? undefined : eeidRequest.parse(JSON.parse(body))
  const known = [store.outbox.get(id)?.claims ?? {}, ...(request ? [asked(request), received(request)] : [])]
  return known.some((claims) => mentions(reference, claims))
}

const asked = ({ claims_required: claims }: EeidRequest) =>
  Object.fromEntries((claims ?? []).map(({ type, value }) => [type, value ?? '']))

function received({ result }: EeidRequest) {
  const { sub, given_name: given, family_name: family, last_name: last, date_of_birth: born } = result ?? {}
  return { sub: sub ?? '', name: [given, family, last].join(' '), birthdate: born ?? '' }
}
