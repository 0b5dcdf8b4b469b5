/** Ways to break the app's promises, put in at its ports: each must be noticed, or the simulation proves nothing. */
import type { Answer, EeidClient, EeidError, EeidRequest } from '../../main/eeid/client.ts'
import { createWaits } from '../../main/eeid/waits.ts'
import type { Ports } from './life.ts'
import { simulatedService } from './life.ts'

/** A broken app, and what is to be said of it. */
export type Mutant = {
  /** What it does wrong. */
  name: string
  mutate: (ports: Ports) => Ports
  /** Of what the simulation finds. */
  notices: RegExp
}

type Outbox = Ports['store']['outbox']

const withOutbox = (ports: Ports, change: (outbox: Outbox) => Partial<Outbox>): Ports => ({
  ...ports,
  store: { ...ports.store, outbox: { ...ports.store.outbox, ...change(ports.store.outbox) } }
})

const withClient = (ports: Ports, change: (client: EeidClient) => Partial<EeidClient>): Ports => ({
  ...ports,
  client: { ...ports.client, ...change(ports.client) }
})

const failing =
  <Args extends unknown[], T>(call: (...args: Args) => Promise<Answer<T>>, change: (error: EeidError) => Answer<T>) =>
  async (...args: Args): Promise<Answer<T>> => {
    const answer = await call(...args)
    return answer.ok ? answer : change(answer.error)
  }

const refused: Answer<never> = { ok: false, error: { kind: 'rejected', text: 'refused', sent: 'no' } }

const twiceOrLost = /made a request twice|on the service all the same/

/** Every mutant. */
export const mutants: readonly Mutant[] = [
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
    notices: /on the service all the same/
  },
  {
    name: 'does not wait until the service can have acted',
    mutate: (ports) => ({ ...ports, clock: { ...portsOf(ports), monotonic: () => hurried(ports) } }),
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
    mutate: (ports) => ({ ...ports, waits: createWaits(portsOf(ports)) }),
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
    notices: /shown as matching/
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

// A clock is made of functions of a class: taken apart, they forget whose they are.
const portsOf = ({ clock }: Ports): Ports['clock'] => ({
  now: () => clock.now(),
  monotonic: () => clock.monotonic(),
  after: (delayMs, run) => clock.after(delayMs, run)
})

// Only for those who doubt: everybody else's time is right.
const hurried = ({ clock }: Ports) =>
  clock.monotonic() * (new Error().stack?.includes('/sync/doubts.ts') === true ? 1_000 : 1)
