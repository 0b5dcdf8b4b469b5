/** How a request gets into the outbox, whoever wants it: typed alone, or one of many. */

import type { Draft } from '../store/ledger/outbox.ts'
import type { Store } from '../store/open-store.ts'

// What is put behind a typed one has to fit in, too (eeID API description, "Calls").
const longestReference = 255

// As long as a link lives (eeID API description, "Meaning").
const askedLatelyMs = 7 * 24 * 3_600_000

/** Since when a person counts as asked lately. Milliseconds since 1970 UTC. */
export const askedLatelySince = (now: number): number => now - askedLatelyMs

/**
 * Keeps a checked request under a reference of its own, in the place of one about the same person that is still open;
 * returns its id. An empty reference is the desk's next one. `by`: what the program calls itself that asked for it, and not
 * whoever is at the desk. To be called in a transaction.
 */
export function keepRequest(store: Store, draft: Draft, now: number, by?: string): string {
  const earlier = openRequestAbout(store, draft, now)
  const added = store.outbox.add({ ...draft, reference: uniqueReference(store, draft) })
  if (earlier !== null) store.outbox.supersede(added, earlier)
  const { reference } = store.outbox.get(added) ?? {}
  const asked =
    by === undefined ? { told: { reference } } : { told: { reference, program: by }, isByItself: true as const }
  store.audit.add({ act: 'create', request: added, ...asked })
  return added
}

/** The service's id of the latest request about the same person, while its link may still be followed. */
function openRequestAbout(store: Store, { serviceId, claims }: Draft, now: number): string | null {
  const earlier = store.recent.about(serviceId, claims, askedLatelySince(now))
  return earlier ? (store.views.get(earlier.id)?.requestId ?? null) : null
}

/**
 * The reference as typed, or with the desk's next one behind it where it was used before: it is all that ties a request
 * on the service to the one the clerk wanted. In an office of several desks each one ends in the desk's own.
 */
function uniqueReference(store: Store, { serviceId, reference }: Draft): string {
  const isUsed = (text: string) => isReferenceUsed(store, serviceId, text)
  const suggested = store.desk.nextReference()
  const isSuggested = reference === suggested || reference === ''
  const isOwn = isSuggested || store.office.get() === undefined
  if (!isSuggested && isOwn && !isUsed(reference)) return reference
  for (;;) {
    const next = store.desk.takeReference()
    const candidate = isSuggested ? next : `${cut(reference, longestReference - next.length - 1)} ${next}`
    if (!isUsed(candidate)) return candidate
  }
}

// Half a sign is none.
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')

/** Whether a request of this desk or one that the service told of carries the reference. */
export const isReferenceUsed = (
  store: Pick<Store, 'outbox' | 'requests'>,
  serviceId: string,
  reference: string
): boolean => store.outbox.isReferenceUsed(serviceId, reference) || store.requests.isReferenceUsed(serviceId, reference)
