/** Ways to break the app's promises, put in at its ports: each must be noticed, or the simulation proves nothing. */
import type { EeidClient, EeidRequest } from '../../../main/eeid/client.ts'
import { createWaits } from '../../../main/eeid/waits.ts'
import { type Ports, simulatedService } from '../life.ts'
import { calls } from './calls.ts'
import { kept } from './kept.ts'
import { clockOf, failing, type Mutant, refused, twiceOrLost, withClient, withOutbox } from './kit.ts'
import { told } from './told.ts'

const first: readonly Mutant[] = [
  {
    name: 'sends again after a timeout in place of looking it up',
    mutate: (ports) => withOutbox(ports, ({ markQueued }) => ({ markConfirming: markQueued })),
    notices: twiceOrLost
  },
  {
    name: 'adopts whatever has the same reference',
    mutate: (ports) => withClient(ports, ({ listPage }) => ({ listPage: asIfClaimsFitted(ports, listPage) })),
    notices: /other claims/
  },
  {
    name: 'takes a request for created before the answer is there',
    mutate: (ports) => withClient(ports, ({ create }) => ({ create: asIfCreated(create) })),
    notices: /does not exist/
  },
  {
    name: 'gives a request up when the service fails',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        create: failing(create, (error) => (error.kind === 'server' ? refused : { ok: false, error }))
      })),
    notices: /did not refuse|on the service all the same/
  },
  {
    name: 'does not wait until the service can have acted',
    mutate: (ports) => ({ ...ports, clock: { ...clockOf(ports), monotonic: () => hurried(ports) } }),
    notices: twiceOrLost
  },
  {
    name: 'lets a create go on when its desk is closed',
    mutate: (ports) => withClient(ports, () => ({ end: () => {} })),
    notices: /made a request twice|two creates/
  },
  {
    name: 'notes that it sends only once it has sent',
    mutate: (ports) => withOutbox(ports, () => ({ markSending: () => true })),
    notices: /made a request twice|two creates/
  },
  {
    name: 'reads only the first page',
    mutate: (ports) => withClient(ports, ({ listPage }) => ({ listPage: onlyTheFirst(listPage) })),
    notices: /on the desk and|still wait/
  },
  {
    name: 'keeps whatever comes as a proof',
    mutate: (ports) =>
      withClient(ports, ({ proof }) => ({
        proof: failing(proof, (error) =>
          error.kind === 'malformed'
            ? { ok: true, value: new TextEncoder().encode('<html>'), serverTime: null }
            : { ok: false, error }
        )
      })),
    notices: /not what the service gave/
  },
  {
    name: 'does not ask for a proof again',
    mutate: (ports) => ({
      ...ports,
      store: { ...ports.store, proofs: { ...ports.store.proofs, due: onceEach(ports.store.proofs.due) } }
    }),
    notices: /proof of a completed request is missing/
  },
  {
    name: 'takes no heed of Retry-After',
    mutate: (ports) => ({ ...ports, waits: { leftMs: () => 0, asked: () => {} } }),
    notices: /asked to wait/
  },
  {
    name: 'forgets a wait when its desk is opened again',
    mutate: (ports) => ({ ...ports, waits: createWaits(clockOf(ports)) }),
    notices: /asked to wait/
  },
  {
    name: 'takes nothing to compare for a match, and forgets what it asked and was told',
    mutate: (ports) => {
      const { outbox, requests } = ports.store
      const { put } = requests
      const asMatch: typeof put = (request) =>
        put({ ...request, outcome: request.outcome === 'notCompared' ? 'matching' : request.outcome })
      const store = {
        ...ports.store,
        outbox: { ...outbox, asked: () => undefined },
        requests: { ...requests, get: () => undefined, put: asMatch }
      }
      return { ...ports, store }
    },
    notices: /shown as matching|taken away/
  },
  {
    name: 'logs the reference',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        create: (body) => {
          ports.log.info('outbox.create', { reference: body.reference ?? '' })
          return create(body)
        }
      })),
    notices: /log holds/
  }
]

function asIfClaimsFitted({ store }: Ports, listPage: EeidClient['listPage']): EeidClient['listPage'] {
  return async (wanted) => {
    const page = await listPage(wanted)
    if (!page.ok) return page
    const rows = store.outbox.inState(simulatedService.id, 'confirming')
    const items = page.value.items.map((item) => {
      const row = rows.find(({ reference }) => reference === item.reference)
      return row ? { ...item, claims_required: claimsOf(row.claims) } : item
    })
    return { ...page, value: { ...page.value, items } }
  }
}

const claimsOf = (claims: Readonly<Record<string, string>>) =>
  Object.entries(claims).map(([type, value]) => ({ type, value }))

function asIfCreated(create: EeidClient['create']): EeidClient['create'] {
  let invented = 0
  return failing(create, (error) => {
    if (error.sent === 'no') return { ok: false, error }
    invented += 1
    const request = { id: `invented-${invented}`, status: 'pending' } as EeidRequest
    return { ok: true, value: request, serverTime: null }
  })
}

function onlyTheFirst(listPage: EeidClient['listPage']): EeidClient['listPage'] {
  return async (wanted) => {
    const answer = await listPage(wanted)
    return answer.ok && wanted.page > 1 ? { ...answer, value: { ...answer.value, items: [] } } : answer
  }
}

function onceEach<Due extends (...args: never[]) => { requestId: string }[]>(due: Due) {
  const asked = new Set<string>()
  return (...args: Parameters<Due>) => {
    const rows = due(...args).filter(({ requestId }) => !asked.has(requestId))
    for (const { requestId } of rows) asked.add(requestId)
    return rows as ReturnType<Due>
  }
}

// Only for those who doubt: everybody else's time is right.
const hurried = ({ clock }: Ports) =>
  clock.monotonic() * (new Error().stack?.includes('/sync/doubts.ts') === true ? 1_000 : 1)

/** Every mutant. */
export const mutants: readonly Mutant[] = [...first, ...calls, ...told, ...kept]
