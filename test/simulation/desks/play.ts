/** Plays a schedule of an office, heals everything, lets the desks exchange until nothing is new, and says what is broken. */
import type { ClerkAct, Crash, OfficeAction, OfficeSchedule, ServerEvent } from './actions.ts'
import { OfficeCoverage } from './coverage.ts'
import type { Mutate, SimulatedDesk } from './desk.ts'
import { foundedDesks, requestIds } from './founded.ts'
import { putJunk } from './junk.ts'
import { saidAt, shows } from './looking.ts'
import { SimulatedOffice } from './office.ts'
import { brokenPromises, isIn, untrueFiling } from './promises.ts'

/** How an office is played. `desks`: how many it has. */
export type OfficePlay = { desks: number; mutate?: Mutate | undefined; coverage?: OfficeCoverage | undefined }

/** Plays one schedule; returns what was promised and not kept, in words. */
export async function playOffice(
  schedule: OfficeSchedule,
  { desks, mutate = (ports) => ports, coverage = new OfficeCoverage() }: OfficePlay
): Promise<string[]> {
  const founded = await foundedDesks(desks)
  const office = new SimulatedOffice({ founded, dice: schedule.dice, mutate, coverage })
  try {
    for (const action of schedule.actions) {
      await perform(office, action, desks)
      coverage.happened(action)
      office.restartDead()
      for (const desk of office.desks) office.misdeeds.push(...untrueFiling(office, desk))
    }
    await heal(office)
    await sendAll(office)
    noteMeetings(office)
    return [...new Set(brokenPromises(office))]
  } finally {
    office.close()
  }
}

async function perform(office: SimulatedOffice, action: OfficeAction, founded: number): Promise<void> {
  const { server, desks } = office
  switch (action.do) {
    case 'erase':
      return erase(office, office.desk(action.desk), requestAt(action.request))
    case 'exchange':
      return exchange(office, action)
    case 'send':
      return send(office, action)
    case 'pass':
      for (const desk of desks) desk.clock.advance(action.ms)
      return
    case 'jump':
      return office.desk(action.desk).clock.jump(action.ms)
    case 'copy':
      return office.desk(action.desk).copy()
    case 'putBack':
      return putBack(office, action)
    case 'clone':
      return office.clone(office.desk(action.desk), founded)
    case 'withhold': {
      const entries = server.shown()
      const entry = entries[action.nth % Math.max(1, entries.length)]
      if (entry) server.withheld.add(entry.hash)
      return
    }
    case 'junk':
      return putJunk(office, action.what, action.nth)
    default:
      return atOnce(office, action)
  }
}

/** What can happen between two calls of an exchange, too. */
function atOnce(office: SimulatedOffice, action: ClerkAct | ServerEvent | Crash): void {
  const { server } = office
  switch (action.do) {
    case 'partition':
      office.desk(action.desk).isPartitioned = true
      return
    case 'reconnect':
      office.desk(action.desk).isPartitioned = false
      return
    case 'crash':
      office.desk(action.desk).dieAfter(action.steps, action.at)
      return
    case 'failOver':
      server.failOver(action.lost)
      office.afterLoss()
      return
    case 'serverBack':
      server.putBack(action.share)
      office.afterLoss()
      return
    case 'serverEmptied':
      server.empty()
      office.afterLoss()
      return
    default:
      clerk(office, action)
  }
}

const requestAt = (number: number): string => requestIds[number % requestIds.length] ?? ''

/** A value that is nowhere else, so that its bytes can be looked for. */
function newValue(office: SimulatedOffice): string {
  office.said += 1
  return `Märkus ‹${office.said}›`
}

function clerk(office: SimulatedOffice, act: ClerkAct): void {
  const desk = office.desk(act.desk)
  const { truth } = office
  if (act.do === 'decide') desk.decide(requestAt(act.request), act.verdict, newValue(office))
  if (act.do === 'note') desk.note(requestAt(act.request), newValue(office))
  if (act.do === 'withdraw') {
    const before = saidAt(desk)
    desk.withdraw(requestAt(act.request))
    truth.withdrawn(desk, before)
  }
  if (act.do === 'create' && !office.unsure.has(desk)) {
    const reference = desk.create(act.isTyped ? 'Case 7' : '')
    if (reference !== undefined) office.references.push(reference)
  }
  truth.learn(desk)
  office.creates.learn(desk)
}

async function send(office: SimulatedOffice, { desks, fates }: Extract<OfficeAction, { do: 'send' }>): Promise<void> {
  office.fates = [...fates]
  const those = [...new Set(desks.map((number) => office.desk(number)))]
  await office.together(
    those.map((desk) => desk.send()),
    () => {}
  )
}

function erase({ truth, misdeeds, desks, server }: SimulatedOffice, desk: SimulatedDesk, request: string): void {
  if (!shows(desk, request)) return
  const known = saidAt(desk).flatMap((said) => (said.request === request ? (truth.facts.get(said.hash) ?? []) : []))
  truth.erases(desk, request)
  desk.erase(request)
  // What another desk had said of it may have been nowhere else any more.
  truth.afterLoss(desks, server)
  if (known.some((fact) => isIn(desk, fact))) misdeeds.push('a desk has kept what it has erased')
}

async function exchange(
  office: SimulatedOffice,
  { desks, everything, meanwhile }: Extract<OfficeAction, { do: 'exchange' }>
): Promise<void> {
  const those = [...new Set(desks.map((number) => office.desk(number)))]
  const acts = [...meanwhile]
  const rounds = those.map((desk) => round(office, desk, everything))
  await office.together(rounds, () => {
    const next = office.random.next() < 0.2 ? acts.shift() : undefined
    if (next === undefined) return
    office.coverage.met('something between two calls')
    atOnce(office, next)
  })
  // What is met here stands at the desk whose life has ended, until it starts again.
  for (const desk of those) office.truth.told(desk)
}

async function round(office: SimulatedOffice, desk: SimulatedDesk, everything: boolean): Promise<boolean> {
  const before = { stream: desk.store.audit.head().stream, code: desk.store.desk.code() }
  const comparesAll = everything || desk.comparesAll
  const isBack = comparesAll && office.server.withheld.size === 0 && office.hasLost(desk)
  const isWhole = await desk.round(everything)
  if (!isWhole) office.coverage.met('a round cut off')
  if (desk.store.audit.head().stream !== before.stream) office.coverage.met('a stream begun anew')
  if (!isWhole || !isBack) return isWhole
  if (desk.store.audit.head().stream === before.stream)
    office.misdeeds.push('a ledger that was put back goes on with its numbers')
  office.unsure.delete(desk)
  return true
}

function putBack(office: SimulatedOffice, { desk: number, nth, by }: Extract<OfficeAction, { do: 'putBack' }>): void {
  const desk = office.desk(number)
  const { truth, server } = office
  const last = desk.store.audit.head()
  desk.putBack(
    by === 'the app' ? desk.backup : (desk.copies.at(-1 - (nth % desk.copies.length)) ?? desk.backup),
    by === 'the app'
  )
  const isSame = JSON.stringify(last) === JSON.stringify(desk.store.audit.head())
  if (by === 'somebody' && !isSame) office.unsure.add(desk)
  if (by === 'the app') office.unsure.delete(desk)
  truth.afterLoss(office.desks, server)
  office.creates.afterPutBack(office.desks, desk, by === 'the app')
}

/** For the coverage. */
function noteMeetings({ coverage, desks, truth }: SimulatedOffice): void {
  const has = (sql: string) => desks.some(({ connection }) => connection.prepare(sql).get() !== undefined)
  if (has('SELECT 1 FROM decided_twice')) coverage.met('decided twice')
  if (has('SELECT 1 FROM note WHERE entry IS NULL AND seen IS NOT NULL')) coverage.met('a note of several')
  if (has('SELECT 1 FROM office_fork')) coverage.met('a fork')
  if ([...truth.facts.values()].some(({ fate }) => fate === 'either')) coverage.met('lost with its ledger')
}

const mostRounds = 16

/** Whatever was in the way is over: everybody exchanges everything, one after the other, until nothing is new. */
async function heal(office: SimulatedOffice): Promise<void> {
  const { server, desks } = office
  server.withheld.clear()
  for (const desk of desks) {
    desk.isPartitioned = false
    desk.live()
  }
  for (let turn = 0; turn < mostRounds; turn += 1) {
    const before = stateOf(office)
    for (const desk of desks)
      await exchange(office, { do: 'exchange', desks: [desks.indexOf(desk)], everything: true, meanwhile: [] })
    if (stateOf(office) === before) return
  }
  office.misdeeds.push('the exchange never ends')
}

const mostSendings = 14

/** Everything that waits is sent, and looked up once the service can act on it no more. */
async function sendAll(office: SimulatedOffice): Promise<void> {
  const all = office.desks.map((_, number) => number)
  for (let turn = 0; turn < mostSendings && office.desks.some((desk) => office.creates.waitsAt(desk)); turn += 1) {
    for (const desk of office.desks) desk.clock.advance(61_000)
    await send(office, { do: 'send', desks: all, fates: [] })
  }
}

/** What changes as long as something is new. */
const stateOf = ({ desks, server }: SimulatedOffice): string =>
  JSON.stringify([
    desks.map(({ store }) => [store.audit.head().size, store.shared.streams().map((one) => store.shared.count(one))]),
    desks.map(({ store }) => store.shared.unread().length),
    [...server.rows.entries.keys()].length,
    [...server.rows.sealed.keys()].length
  ])
