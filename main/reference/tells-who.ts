/** Whether a request's reference tells who the person is, for every place that others may look at. */
import { claimTypes } from '../../common/words/requests.ts'
import { readKept } from '../eeid/read-request.ts'
import { allReceivedFor } from '../eeid/result.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { mentions } from '../handover/mentions.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'

/** Whether the reference has something of the person in it: as the desk asked, as the service tells it, or as received. */
export function tellsWho(store: Pick<Store, 'outbox'>, { id, reference, body }: FoundRequest): boolean {
  const told = readKept(body)
  const known = [store.outbox.get(id)?.claims ?? {}, ...(told ? [asked(told), ...received(told)] : [])]
  return known.some((claims) => mentions(reference, claims))
}

const asked = ({ claims_required: claims }: EeidRequest) =>
  Object.fromEntries((claims ?? []).map(({ type, value }) => [type, value ?? '']))

/** Each claim by itself, wherever the result tells it: a service may tell two names. */
const received = ({ result }: EeidRequest) =>
  claimTypes.flatMap((type) => allReceivedFor(type, result ?? {}).map((value) => ({ [type]: value })))
