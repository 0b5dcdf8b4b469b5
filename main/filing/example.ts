/** What a template of file names makes, shown while it is typed. */
import type { Store } from '../store/open-store.ts'
import { partsOf } from './parts.ts'
import { numberedName, placeByTemplate } from './template.ts'

/** What the newest proof is called by a template; without a proof, somebody's. */
export function exampleOf(store: Store, template: string): string {
  const newest = store.filings.newestProof()
  const parts = newest
    ? partsOf(store, newest.serviceId, newest.requestId)
    : { ...nobody, reference: store.desk.nextReference() }
  const { folders, base } = placeByTemplate(template, parts)
  return [...folders, numberedName(base, 1)].join('/')
}

// Nobody: a name as common as any, and the code that the form shows as its example.
const nobody = {
  completedAt: Date.UTC(2026, 0, 31, 12),
  givenName: 'Mari',
  familyName: 'Tamm',
  code: 'EE30303039914',
  service: 'eeID',
  isTest: false
}
