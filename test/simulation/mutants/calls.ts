/** Mutants of how the app calls: what it sends, what it makes of failures, and when it waits. */
import type { EeidError } from '../../../main/eeid/client.ts'
import { createWaits } from '../../../main/eeid/waits.ts'
import type { Ports } from '../life.ts'
import { clockOf, failing, type Mutant, refused, succeeding, twiceOrLost, withClient } from './kit.ts'

/** A failure of one kind, taken for a refusal. */
const takenForRefusal = (name: string, isIt: (error: EeidError) => boolean, notices: RegExp): Mutant => ({
  name: `takes ${name} for a refusal of what was asked`,
  mutate: (ports) =>
    withClient(ports, ({ create }) => ({
      create: failing(create, (error) => (isIt(error) ? refused : { ok: false, error }))
    })),
  notices
})

const refusedOrMade = /did not refuse|on the service all the same/

const logging = (name: string, line: (ports: Ports) => Partial<Ports['client']>): Mutant => ({
  name: `logs ${name}`,
  mutate: (ports) => withClient(ports, () => line(ports)),
  notices: /log holds/
})

/** Every one of them. */
export const calls: readonly Mutant[] = [
  takenForRefusal('a call that came too late', ({ kind }) => kind === 'timeout', refusedOrMade),
  takenForRefusal('a broken connection', ({ kind, sent }) => kind === 'offline' && sent !== 'no', refusedOrMade),
  takenForRefusal('an unplugged line', ({ kind, sent }) => kind === 'offline' && sent === 'no', refusedOrMade),
  takenForRefusal('what it does not understand', ({ kind }) => kind === 'malformed', refusedOrMade),
  takenForRefusal('the page of somebody in between', ({ kind }) => kind === 'inBetween', refusedOrMade),
  takenForRefusal('a busy service', ({ kind }) => kind === 'busy', refusedOrMade),
  takenForRefusal('a refused sign-in', ({ kind }) => kind === 'unauthorised', refusedOrMade),
  {
    name: 'sends every create twice',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        async create(body) {
          await create(body)
          return create(body)
        }
      })),
    notices: twiceOrLost
  },
  {
    name: 'sends a create once more at once where its answer did not come',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        async create(body) {
          const answer = await create(body)
          return answer.ok || answer.error.sent === 'no' ? answer : create(body)
        }
      })),
    notices: twiceOrLost
  },
  {
    name: 'says of every failed create that it did not leave',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        create: failing(create, (error) => ({ ok: false, error: { ...error, sent: 'no' } }))
      })),
    notices: twiceOrLost
  },
  {
    name: 'sends two creates at a time',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        create(body) {
          void create(body)
          return create(body)
        }
      })),
    notices: /two creates|made a request twice/
  },
  {
    name: 'leaves a claim out of what it asks',
    mutate: (ports) =>
      withClient(ports, ({ create }) => ({
        create: (body) =>
          create({
            ...body,
            claims_required: body.claims_required.map((claim) =>
              claim.type === 'name' ? { ...claim, value: '' } : claim
            )
          })
      })),
    notices: /other claims/
  },
  {
    name: 'asks without a reference',
    mutate: (ports) => withClient(ports, ({ create }) => ({ create: ({ reference: _, ...body }) => create(body) })),
    notices: /another reference|made a request twice/
  },
  {
    name: 'takes the answer of one create for that of the next',
    mutate: (ports) =>
      withClient(ports, ({ create }) => {
        let before: string | undefined
        return {
          create: succeeding(create, (request) => {
            const id = before ?? request.id
            before = request.id
            return { ...request, id }
          })
        }
      }),
    notices: /other claims|another reference|missing on the desk|not in the list|still/
  },
  {
    name: 'counts by the clock that jumps',
    mutate: (ports) => ({ ...ports, clock: { ...clockOf(ports), monotonic: () => ports.clock.now() } }),
    notices: /still wait|on the desk and|made a request twice|hammered|missing/
  },
  {
    name: 'counts waits by the clock that jumps',
    mutate: (ports) => {
      const waits = createWaits({ monotonic: () => ports.clock.now() })
      return { ...ports, waits }
    },
    notices: /asked to wait/
  },
  {
    name: 'keeps a wait for half as long',
    mutate: (ports) => ({
      ...ports,
      waits: { leftMs: (url) => ports.waits.leftMs(url) / 2, asked: (url, ms) => ports.waits.asked(url, ms / 2) }
    }),
    notices: /asked to wait/
  },
  {
    name: 'lets a shorter wait end a longer one',
    mutate: (ports) => {
      let until = 0
      const now = () => ports.clock.monotonic()
      const asked = (_: string, ms: number) => {
        until = now() + Math.min(ms, 5_000)
      }
      return { ...ports, waits: { leftMs: () => Math.max(0, until - now()), asked } }
    },
    notices: /asked to wait/
  },
  {
    name: 'never calls a timer off',
    mutate: (ports) => ({
      ...ports,
      clock: {
        ...clockOf(ports),
        after: (delayMs, run) => {
          ports.clock.after(delayMs, run)
          return () => {}
        }
      }
    }),
    notices: /timers are waiting/
  },
  {
    name: 'rests until somebody presses a button',
    mutate: (ports) => ({
      ...ports,
      clock: { ...clockOf(ports), after: (delayMs, run) => ports.clock.after(delayMs > 2_500 ? 1e12 : delayMs, run) }
    }),
    notices: /still wait|on the desk and|missing/
  },
  logging('who is asked for', ({ client, log }) => ({
    create(body) {
      log.info('outbox.create', { claim: body.claims_required.map(({ value }) => value).join(' ') })
      return client.create(body)
    }
  })),
  logging('the link', ({ client, log }) => ({
    create: succeeding(client.create, (request) => {
      log.info('outbox.created', { link: request.link ?? null })
      return request
    })
  })),
  logging('who came', ({ client, log }) => ({
    listPage: succeeding(client.listPage, (page) => {
      for (const { result } of page.items) log.info('sync.came', { name: result?.family_name ?? null })
      return page
    })
  })),
  logging('the service’s id', ({ client, log }) => ({
    proof(id) {
      log.info('proof.asked', { id })
      return client.proof(id)
    }
  }))
]
