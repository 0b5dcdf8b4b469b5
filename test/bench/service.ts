/** What the desk does with the service, over real HTTP: sweeps, the first reading, many creates. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Agent, fetch } from 'undici'
import { systemClock } from '../../main/clock/clock.ts'
import { createEeidClient, type EeidClient, type Fetch } from '../../main/eeid/client.ts'
import { silentLog } from '../../main/log/log.ts'
import type { Store } from '../../main/store/open-store.ts'
import { createOutbox } from '../../main/sync/outbox.ts'
import { createSweep } from '../../main/sync/sweep.ts'
import { type Compared, compared, timeOf } from './compare.ts'
import { benchService, openBenchStore } from './desk.ts'
import { rounded } from './figures.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

/** A desk without a window: a store, a client, a service, and a token for what is asked beside them. */
type Office = { server: ServerProcess; store: Store; client: EeidClient; ask: Ask; freshly: Ask }
type Ask = (path: string, body?: object) => Promise<{ status: number; body: unknown }>

async function inOffice<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const server = await startServerProcess(1)
  const store = openBenchStore(folder, randomBytes(32))
  const { url: baseUrl, clientId } = server
  store.services.add({ id: benchService, name: 'Practice desk', environment: 'test', baseUrl, clientId })
  const connections = new Connections()
  const client = createEeidClient({
    baseUrl,
    clientId,
    clientSecret: async () => ({ ok: true, value: server.clientSecret }),
    fetch: connections.fetch,
    createFetch: connections.fetch,
    closeIdleConnections: connections.closeIdle,
    clock: systemClock,
    random: Math.random,
    log: silentLog
  })
  try {
    const token = await tokenOf(server)
    const ask = bareAsk(token, server, new Agent())
    const freshly: Ask = async (path, body) => {
      const agent = new Agent()
      const answer = await bareAsk(token, server, agent)(path, body)
      await agent.close()
      return answer
    }
    return await work({ server, store, client, ask, freshly })
  } finally {
    store.close()
    await connections.end()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Connections of a client, which begin anew before each create. */
class Connections {
  #agent = new Agent()

  readonly fetch: Fetch = async (url, { method, headers, body, signal, redirect }) => {
    const asked = { method, headers, body, signal, redirect, dispatcher: this.#agent }
    // undici's types and Node's describe the same thing twice.
    return (await fetch(url, asked as Parameters<typeof fetch>[1])) as unknown as Response
  }

  readonly closeIdle = async (): Promise<void> => {
    const old = this.#agent
    this.#agent = new Agent()
    await old.close()
  }

  end = (): Promise<void> => this.#agent.destroy()
}

async function tokenOf({ url, clientId, clientSecret }: ServerProcess): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  const answer = await fetch(`${url}/api/auth/v1/token`, { method: 'POST', headers: { authorization } })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return token
}

/** Asks the service without anything of the desk's. */
function bareAsk(token: string, { url }: ServerProcess, dispatcher: Agent): Ask {
  const root = `${url}/api/ident/v1/identification_requests`
  return async (path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(`${root}${path}`, { headers, dispatcher, ...sent })
    return { status: answer.status, body: await answer.json() }
  }
}

const pageSize = 100
const days = 60
const latencyMs = 20

function sweepOf({ store, client }: Office) {
  return createSweep({ serviceId: benchService, store, client, clock: systemClock, log: silentLog, changed: () => {} })
}

/** Reads until the desk has all of it. */
async function readAll(office: Office, count: number): Promise<ReturnType<typeof sweepOf>> {
  const sweep = sweepOf(office)
  for (let n = 0; n < 50 && office.store.requests.count(benchService) < count; n++) await sweep.run()
  if (office.store.requests.count(benchService) < count) throw new Error('the list could not be read whole')
  return sweep
}

/** Reading all of a service's list for the first time, against asking for the same pages, with a service that is some way off. */
export async function benchFirstSync(count: number): Promise<Compared> {
  const nextDoor = await firstSync(count, 0)
  const { bases, owns, delay } = await firstSync(count, latencyMs)
  const what = { what: `The first reading of ${count} requests`, baseline: 'asking for the same pages', target: 1.3 }
  return compared(what, bases, owns, {
    'event-loop delay, p99': rounded(delay),
    'times as long as the baseline where the service answers at once': compared(what, nextDoor.bases, nextDoor.owns)
      .ratio
  })
}

type FirstSync = { bases: number[]; owns: number[]; delay: number }

const firstSync = (count: number, ms: number): Promise<FirstSync> =>
  inOffice(async (office) => {
    const { practice } = office.server
    await practice.setSwitches({ order: 'newest-first', pageSizeCap: pageSize })
    await practice.seed({ count, completedShare: 0.9, expiredShare: 0.05, days })
    await slowly(practice, 'list', ms)
    const bare = () =>
      timeOf(async () => {
        for (let page = 1; page <= Math.ceil(count / pageSize); page++) {
          await office.ask(`?page=${page}&page_size=${pageSize}`)
        }
      })
    // Its first tens of pages run code that nobody has run yet.
    await bare()
    const bases = [await bare()]
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const own = await timeOf(() => readAll(office, count))
    delay.disable()
    bases.push(await bare())
    return { bases, owns: [own], delay: delay.percentile(99) / 1e6 }
  })

/** From now on each call of a kind takes so long before anything is done. */
async function slowly(
  practice: ServerProcess['practice'],
  call: 'list' | 'show' | 'create',
  ms: number
): Promise<void> {
  if (ms === 0) return
  await practice.addFault({ call, times: 'until-cleared', effect: { kind: 'latency', ms, at: 'before' } })
}

/** One sweep over pending requests, against asking for each of them, with a service that is some way off. */
export const benchSweep = (count: number): Promise<Compared> =>
  inOffice(async (office) => {
    const { practice } = office.server
    await practice.setSwitches({ order: 'newest-first', pageSizeCap: pageSize })
    await practice.seed({ count, completedShare: 0.9, expiredShare: 0.05, days })
    const sweep = await readAll(office, count)
    await sweep.run()
    const pending = office.store.requests.pendingIds(benchService)
    for (const call of ['list', 'show'] as const) await slowly(practice, call, latencyMs)
    const callsOf = async () => {
      const { calls } = await practice.counters()
      return calls.list + calls.show
    }
    const each = () =>
      timeOf(async () => {
        for (const id of pending) await office.ask(`/${id}`)
      })
    const bases = [await each()]
    const before = await callsOf()
    const own = await timeOf(() => sweep.run())
    const calls = (await callsOf()) - before
    const what = `A sweep of ${pending.length} pending requests of ${count}`
    const more = { 'calls of a sweep': calls, 'calls of the baseline': pending.length }
    return compared({ what, baseline: 'asking for each', target: 0.1 }, bases, [own], more)
  })

/** Many creates from a list, one after the other, against the same by bare calls, each on a connection of its own. */
export async function benchBulk(count: number): Promise<Compared> {
  const nextDoor = await bulk(count, 0)
  const { bases, owns } = await bulk(count, latencyMs)
  const what = { what: `${count} creates from a list`, baseline: 'the same by bare calls', target: 1.3 }
  return compared(what, bases, owns, {
    'times as long as the baseline where the service answers at once': compared(what, nextDoor.bases, nextDoor.owns)
      .ratio
  })
}

const bulk = (count: number, ms: number): Promise<Pick<FirstSync, 'bases' | 'owns'>> =>
  inOffice(async (office) => {
    const { store, client, server } = office
    await slowly(server.practice, 'create', ms)
    const draft = (index: number, prefix: string) => ({
      reference: `${prefix}-${index}`,
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    const bare = (prefix: string, most = count) =>
      timeOf(async () => {
        for (let index = 0; index < most; index++) {
          const { status } = await office.freshly('', draft(index, prefix))
          if (status >= 300) throw new Error(`a bare create was answered ${status}`)
        }
      })
    // Its first calls run code that nobody has run yet.
    await bare('before', Math.min(count, 50))
    const bases = [await bare('first')]
    const options = { serviceId: benchService, store, client, clock: systemClock, log: silentLog, changed: () => {} }
    for (let index = 0; index < count; index++) {
      const claims = { sub: 'EE30303039914' }
      store.outbox.add({ serviceId: benchService, reference: `desk-${index}`, claims, reason: '' })
    }
    const own = await timeOf(() => createOutbox(options).send())
    if (store.requests.count(benchService) < count) throw new Error('not all of them were created')
    bases.push(await bare('second'))
    return { bases, owns: [own] }
  })
