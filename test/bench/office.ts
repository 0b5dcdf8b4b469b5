/** Desks of one office over a real PostgreSQL: how soon a decision is seen, and how long a week's entries take a new desk. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { wholeList } from '../../common/words/list-query.ts'
import { systemClock } from '../../main/clock/clock.ts'
import { openKeychain } from '../../main/credentials/keychain.ts'
import { silentLog } from '../../main/log/log.ts'
import { type OfficeLoop, startOfficeLoop } from '../../main/office/loop.ts'
import { admitDesk, askOffice, foundOffice, type MembershipParts } from '../../main/office/membership.ts'
import { connectOffice } from '../../main/office/pg-server.ts'
import { asking, codeOfOffice } from '../../main/office/statements.ts'
import { decide } from '../../main/requests/decide.ts'
import { writeNote } from '../../main/requests/note.ts'
import type { Store } from '../../main/store/open-store.ts'
import { joiningOf, newOffice, type OfficeServerOfTests } from '../neighbours/office-database.ts'
import { startPostgres } from '../neighbours/postgres.ts'
import { openBareOffice } from './bare-office.ts'
import { type Compared, compared, timeOf } from './compare.ts'
import { benchService, fillDesk, openBenchStore } from './desk.ts'
import { type Figures, figuresOf, rounded } from './figures.ts'

type Desk = { store: Store; loop: OfficeLoop; parts: MembershipParts; end(): void }

/** Which requests there are: the same at both desks. */
const service = { url: 'http://127.0.0.1:1', clientId: 'practice' }

function openDesk(folder: string, count: number): Desk {
  const store = openBenchStore(folder, randomBytes(32))
  fillDesk(store, count, service)
  const keychain = openKeychain({ service: 'eeID Desk', clock: systemClock, log: silentLog })
  const common = { store, keychain, clock: systemClock, random: randomBytes }
  const nothing = () => {}
  const loop = startOfficeLoop({
    ...common,
    jitter: Math.random,
    log: silentLog,
    connect: connectOffice,
    changed: nothing,
    news: nothing
  })
  return {
    store,
    loop,
    parts: common,
    end() {
      loop.stop()
      store.close()
    }
  }
}

/** Waits until something holds. */
async function until(what: () => boolean): Promise<void> {
  const begun = performance.now()
  while (!what()) {
    if (performance.now() - begun > 600_000) throw new Error(`not so within ten minutes: ${what}`)
    await wait(1)
  }
}

async function found(desk: Desk, server: OfficeServerOfTests): Promise<string> {
  const founded = await foundOffice(desk.parts, { ...(await joiningOf(server, 'Counter 1')), name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  desk.loop.wake()
  await until(() => desk.loop.state().stage === 'connected')
  return founded.value.sheet
}

/** Everything up to a desk's being admitted; returns what it does from then on until it is connected, and has read everything. */
async function admitted(
  first: Desk,
  other: Desk,
  server: OfficeServerOfTests,
  sheet: string
): Promise<() => Promise<void>> {
  const office = first.store.office.get()?.office ?? ''
  const joining = { ...(await joiningOf(server, 'Counter 2')), officeCode: codeOfOffice(office) }
  const asked = await askOffice(other.parts, joining, first.store.office.statements())
  if (!asked.ok) throw new Error(asked.error.code)
  other.loop.wake()
  await until(() => asking(first.store.office.statements(), office).length === 1)
  const [one] = asking(first.store.office.statements(), office)
  const answer = await admitDesk(first.parts, { sign: one?.sign ?? '', sheet })
  if (!answer.ok) throw new Error(answer.error.code)
  return async () => {
    first.loop.wake()
    await until(() => other.loop.state().stage === 'connected')
  }
}

/** Two desks with the same requests, of which the second may still have to join. */
async function inOffice<T>(
  count: number,
  work: (office: { one: Desk; two: Desk; server: OfficeServerOfTests; sheet: string }) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  await using postgres = await startPostgres()
  const server = await newOffice(postgres)
  const [one, two] = [openDesk(join(folder, 'one'), count), openDesk(join(folder, 'two'), count)]
  try {
    return await work({ one, two, server, sheet: await found(one, server) })
  } finally {
    for (const desk of [one, two]) desk.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Requests that the service has taken, by the desk's own id and by the service's. */
const takenAt = ({ store }: Desk): { id: string; requestId: string; status: string | null }[] =>
  store.list.all(benchService, wholeList).flatMap(({ id }) => {
    const { requestId = null, status = null } = store.views.get(id) ?? {}
    return requestId === null ? [] : [{ id, requestId, status }]
  })

/** From a decision at one desk to its being there at the other, milliseconds. A decision counts eight seconds later. */
export const benchOfficeSeen = (rounds: number): Promise<Figures> =>
  inOffice(rounds * 3, async ({ one, two, server, sheet }) => {
    const bringIn = await admitted(one, two, server, sheet)
    await bringIn()
    const times: number[] = []
    const completed = takenAt(one).filter(({ status }) => status === 'completed')
    if (completed.length < rounds) throw new Error('there are too few people to decide about')
    for (const { id, requestId } of completed.slice(0, rounds)) {
      const before = two.store.decisions.history(benchService, requestId).length
      const begun = performance.now()
      const decided = one.store.atomically(() =>
        decide(one.store, { id, verdict: 'reject', note: 'Seen' }, systemClock.now())
      )
      if (!decided.ok) throw new Error(decided.error.code)
      one.loop.wake()
      await until(() => two.store.decisions.history(benchService, requestId).length > before)
      times.push(performance.now() - begun)
    }
    return figuresOf(times)
  })

/** A desk that joins, and reads what another one has written in a week, to the list: against the same rows read bare. */
export const benchOfficeCatchUp = (count: number): Promise<Compared> =>
  inOffice(Math.ceil(count / 2), async ({ one, two, server, sheet }) => {
    // What each has noted by itself before stands beside what comes, and is nobody else's.
    const isBare = ({ requestId }: { requestId: string }) =>
      [one, two].every(({ store }) => store.notes.latest(benchService, requestId) === undefined)
    const requests = takenAt(one).filter(isBare)
    for (let done = 0; done < count; done += 500) {
      one.store.atomically(() => {
        for (let index = done; index < Math.min(done + 500, count); index++) {
          writeNote(one.store, requests[index % requests.length]?.id ?? '', `Helistada tagasi, ${index}`)
        }
      })
    }
    one.loop.wake()
    const client = await administratorOf(server)
    const there = async () => {
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::integer AS n FROM office.entry')
      return rows[0]?.n ?? 0
    }
    while ((await there()) < count) await wait(100)
    const bare = await openBareOffice(server)
    const bases = [await bare.asDesk(), await bare.asDesk()]
    const text = ({ store }: Desk, requestId: string) => store.notes.latest(benchService, requestId)?.text
    const isAlike = ({ requestId }: { requestId: string }) => text(one, requestId) === text(two, requestId)
    // How long people take to ask and to admit is theirs; looking whether all is there comes after the list.
    const bringIn = await admitted(one, two, server, sheet)
    const delay = monitorEventLoopDelay({ resolution: 2 })
    delay.enable()
    const joined = await timeOf(bringIn)
    delay.disable()
    const listed = await timeOf(() => two.store.list.page(benchService, wholeList, 0, 100))
    if (!requests.every(isAlike)) throw new Error('the desk that joined does not know all')
    bases.push(await bare.asDesk())
    const whole = await bare.whole()
    await bare.end()
    await client.end()
    const what = {
      what: `A desk that joins and reads ${count} entries`,
      baseline: 'the same rows read bare, as many at a time',
      target: 10
    }
    const more = {
      'of which the list': rounded(listed),
      'main held up at most': rounded(delay.max / 1e6),
      'the rows read bare, each table in one piece': rounded(whole)
    }
    return compared(what, bases, [joined + listed], more)
  })

async function administratorOf({ postgres, database }: OfficeServerOfTests): Promise<pg.Client> {
  const { folder, port } = postgres
  const client = new pg.Client({ host: folder, port, database, user: 'postgres', password: 'none' })
  await client.connect()
  return client
}
