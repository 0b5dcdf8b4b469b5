/** Mutants of what the app makes of what it is told. */

import { simulatedService } from '../life.ts'
import { type Mutant, withClient, withOutbox, withPages, withPart, withRequests } from './kit.ts'

const notThere = /missing on the desk|on the desk and|still wait|on the service all the same/

/** Every one of them. */
export const told: readonly Mutant[] = [
  {
    name: 'takes every list for empty',
    mutate: (ports) => withPages(ports, (page) => ({ ...page, items: [], total: 0 })),
    notices: /missing on the desk|on the service all the same|made a request twice/
  },
  {
    name: 'leaves out the last of each page',
    mutate: (ports) => withPages(ports, (page) => ({ ...page, items: page.items.slice(0, -1) })),
    notices: /missing on the desk|on the service all the same|made a request twice/
  },
  {
    name: 'leaves out what has a status that it does not know',
    mutate: (ports) =>
      withPages(ports, (page) => ({
        ...page,
        items: page.items.filter(({ status }) => ['pending', 'completed', 'expired'].includes(status))
      })),
    notices: notThere
  },
  {
    name: 'takes a status that it does not know for completed',
    mutate: (ports) =>
      withRequests(ports, (request) =>
        request.status === 'in_progress' ? { ...request, status: 'completed' } : request
      ),
    notices: /on the desk and|ran backwards/
  },
  {
    name: 'takes what has expired for pending',
    mutate: (ports) =>
      withRequests(ports, (request) => (request.status === 'expired' ? { ...request, status: 'pending' } : request)),
    notices: /pending on the desk and expired/
  },
  {
    name: 'takes what is completed for expired',
    mutate: (ports) =>
      withRequests(ports, (request) => (request.status === 'completed' ? { ...request, status: 'expired' } : request)),
    notices: /expired on the desk and completed/
  },
  {
    name: 'lets one odd item take its whole page with it',
    mutate: (ports) => withPages(ports, (page) => (page.malformed > 0 ? { ...page, items: [] } : page)),
    notices: /missing on the desk|on the desk and|on the service all the same|made a request twice/
  },
  {
    name: 'cannot read a list with an odd item in it',
    mutate: (ports) =>
      withClient(ports, ({ listPage }) => ({
        async listPage(wanted) {
          const page = await listPage(wanted)
          return page.ok && page.value.malformed > 0 ? { ok: false, error: { kind: 'malformed' } } : page
        }
      })),
    notices: notThere
  },
  {
    name: 'adopts whatever is new and of nobody’s',
    mutate: (ports) =>
      withPages(ports, (page) => {
        const [row] = ports.store.outbox.inState(simulatedService.id, 'confirming')
        if (!row) return page
        const claims_required = Object.entries(row.claims).map(([type, value]) => ({ type, value }))
        return { ...page, items: page.items.map((item) => ({ ...item, reference: row.reference, claims_required })) }
      }),
    notices: /other claims|another reference|made twice|flagged/
  },
  {
    name: 'keeps the first answer for good',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put, has }) => ({
        put: (request) => (has(request.serviceId, request.id) ? false : put(request))
      })),
    notices: /pending on the desk and|on the desk and/
  },
  {
    name: 'forgets what it was told when it is told less',
    mutate: (ports) => withPart(ports, 'requests', () => ({ get: () => undefined })),
    notices: /taken away|told as|shown as/
  },
  {
    name: 'forgets what it asked',
    mutate: (ports) => withOutbox(ports, () => ({ asked: () => undefined })),
    notices: /taken away|told as|shown as/
  },
  {
    name: 'tells everybody who came as matching',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put }) => ({
        put: (request) => put({ ...request, outcome: request.outcome === null ? null : 'matching' })
      })),
    notices: /shown as matching/
  },
  {
    name: 'tells everybody who came as differing',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put }) => ({
        put: (request) => put({ ...request, outcome: request.outcome === null ? null : 'differing' })
      })),
    notices: /shown as differing/
  },
  {
    name: 'tells of nobody who came',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put }) => ({ put: (request) => put({ ...request, outcome: null }) })),
    notices: /told as null/
  },
  {
    name: 'loses the end of a link',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put }) => ({
        put: (request) =>
          put({ ...request, linkExpiresAt: request.status === 'pending' ? request.linkExpiresAt : null })
      })),
    notices: /end of a link was taken away/
  },
  {
    name: 'lets a status run backwards',
    mutate: (ports) =>
      withPart(ports, 'requests', ({ put, has }) => ({
        put: (request) => put({ ...request, status: has(request.serviceId, request.id) ? 'pending' : request.status })
      })),
    notices: /ran backwards|on the desk and/
  }
]
