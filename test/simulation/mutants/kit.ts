/** What mutants are made of. */
import type { Answer, EeidClient, EeidError, EeidRequest, ListPage } from '../../../main/eeid/client.ts'
import type { Ports } from '../life.ts'

/** A broken app, and what is to be said of it. */
export type Mutant = {
  /** What it does wrong. */
  name: string
  mutate: (ports: Ports) => Ports
  /** Of what the simulation finds. */
  notices: RegExp
}

type Store = Ports['store']

/** Changes some functions of a part of the store. */
export const withPart = <Name extends 'outbox' | 'requests' | 'proofs'>(
  ports: Ports,
  name: Name,
  change: (part: Store[Name]) => Partial<Store[Name]>
): Ports => ({ ...ports, store: { ...ports.store, [name]: { ...ports.store[name], ...change(ports.store[name]) } } })

/** Changes some functions of the outbox. */
export const withOutbox = (ports: Ports, change: (outbox: Store['outbox']) => Partial<Store['outbox']>): Ports =>
  withPart(ports, 'outbox', change)

/** Changes some calls of the client. */
export const withClient = (ports: Ports, change: (client: EeidClient) => Partial<EeidClient>): Ports => ({
  ...ports,
  client: { ...ports.client, ...change(ports.client) }
})

/** The same call, with another answer where it failed. */
export const failing =
  <Args extends unknown[], T>(call: (...args: Args) => Promise<Answer<T>>, change: (error: EeidError) => Answer<T>) =>
  async (...args: Args): Promise<Answer<T>> => {
    const answer = await call(...args)
    return answer.ok ? answer : change(answer.error)
  }

/** The same call, with another value where it went well. */
export const succeeding =
  <Args extends unknown[], T>(call: (...args: Args) => Promise<Answer<T>>, change: (value: T) => T) =>
  async (...args: Args): Promise<Answer<T>> => {
    const answer = await call(...args)
    return answer.ok ? { ...answer, value: change(answer.value) } : answer
  }

/** Every page of the list, changed. */
export const withPages = (ports: Ports, change: (page: ListPage) => ListPage): Ports =>
  withClient(ports, ({ listPage }) => ({ listPage: succeeding(listPage, change) }))

/** Every request that is told, in lists and alone, changed. */
export const withRequests = (ports: Ports, change: (request: EeidRequest) => EeidRequest): Ports =>
  withClient(ports, ({ listPage, show }) => ({
    listPage: succeeding(listPage, (page) => ({ ...page, items: page.items.map(change) })),
    show: succeeding(show, change)
  }))

/** A refusal of the service. */
export const refused: Answer<never> = { ok: false, error: { kind: 'rejected', text: 'refused', sent: 'no' } }

/** A clock is made of functions of a class: taken apart, they forget whose they are. */
export const clockOf = ({ clock }: Ports): Ports['clock'] => ({
  now: () => clock.now(),
  monotonic: () => clock.monotonic(),
  after: (delayMs, run) => clock.after(delayMs, run)
})

/** What a create that was made or lost too often leaves. */
export const twiceOrLost = /made a request twice|on the service all the same/
