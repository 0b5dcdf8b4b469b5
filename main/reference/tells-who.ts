/** Whether a request's reference tells who the person is, for every place that others may look at. */
import { forEachClaim } from '../../common/words/requests.ts'
import { readKept } from '../eeid/read-request.ts'
import { receivedFor } from '../eeid/result.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { mentions } from '../handover/mentions.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'

/** Whether the reference has something of the person in it: as the desk asked, as the service tells it, or as received. */
export function tellsWho(store: Pick<Store, 'outbox'>, { id, reference, body }: FoundRequest): boolean {
  const told = readKept(body)
  const known = [store.outbox.get(id)?.claims ?? {}, ...(told ? [asked(told), received(told)] : [])]
  return known.some((claims) => mentions(reference, claims))
}

const asked = ({ claims_required: claims }: EeidRequest) =>
  Object.fromEntries((claims ?? []).map(({ type, value }) => [type, value ?? '']))

const received = ({ result }: EeidRequest) => forEachClaim((type) => receivedFor(type, result ?? {}) ?? '')
