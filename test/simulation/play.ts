/** Plays a schedule, lets the faults stop and time run until all is quiet, and says what was promised and not kept. */

import { wholeList } from '../../common/words/list-query.ts'
import { type FaultInput, faultSchema, personAsRequired, TEST_PERSONS } from '../eeid-server/index.ts'
import { type Action, people, type Schedule } from './actions.ts'
import type { Coverage } from './coverage.ts'
import { broken, unfinished } from './invariants.ts'
import { type Life, type Ports, simulatedService } from './life.ts'
import { Office } from './office.ts'

const { id: serviceId, clientId } = simulatedService

/** Plays one schedule. `mutate` changes the app's ports, to see that it is noticed. */
export async function play(
  schedule: Schedule,
  mutate?: (ports: Ports) => Ports,
  coverage?: Coverage
): Promise<string[]> {
  const office = new Office(schedule, mutate, coverage)
  try {
    for (const action of schedule.actions) {
      await perform(office, action)
      await office.world.settle()
    }
    return await conclude(office)
  } finally {
    office.close()
  }
}

async function perform(office: Office, action: Action): Promise<void> {
  const { network, service, machine, world } = office
  switch (action.do) {
    case 'create':
      return office.withLife((life) => create(office, life, action))
    case 'correct':
      return office.withLife((life) => correct(office, life))
    case 'sendAgain':
      return office.withLife(sendAgain)
    case 'checkNow':
      return office.withLife((life) => void life.connection.checkNow({ serviceId }))
    case 'newSecret':
      return office.withLife((life) => life.sync.of(serviceId)?.signInAnew())
    case 'testConnection':
      return office.withLife((life) => life.testConnection())
    case 'restart':
      return office.withLife((life) => life.sync.restart(simulatedService))
    case 'webhook':
      return office.withLife((life) => named(office, life, action.nth))
    case 'reopen':
      return office.withLife(() => office.reopen())
    case 'look':
      return office.withLife((life) => look(life, action.nth))
    case 'person':
      return person(office, action)
    case 'colleague':
      service.store(clientId, { ...somebody, reference: action.reference, claims: claimsOf(action.who) })
      return
    case 'odd': {
      const odd = service.store(clientId, { ...somebody, reference: 'ODD', claims: claimsOf(action.who) })
      odd.odd = { item: action.item, fields: action.fields }
      return
    }
    case 'fault':
      return strike(office, action.fault)
    case 'unplug':
      return network.unplug(action.how)
    case 'plug':
      network.unplugged = null
      return
    case 'repeat':
      network.repeats += 1
      return
    case 'jump':
      machine.skewMs += action.ms
      return
    case 'sleep':
      return sleep(office, action)
    case 'pass':
      return world.advance(action.ms)
    case 'crash':
      return office.crashAfter(action)
    case 'diskFull':
      office.struck('disk full')
      office.life?.mortality.failDisk(action.writes)
      return
    case 'list': {
      const { do: _, ...list } = action
      service.setSwitches({ ...list, pageShiftTimes: 3 })
      if (list.unshownFields.length > 0) office.isToldAll = false
      return
    }
    case 'rule':
      service.setSwitches({ claimsRule: action.rule, discovery: action.discovery })
      return
    case 'dialect': {
      const { do: _, ...dialect } = action
      service.setSwitches(dialect)
    }
  }
}

function strike({ faults, service }: Office, fault: FaultInput): void {
  faults.add(faultSchema.parse(fault), service.clock.now())
}

const somebody = { reason: null, reasonTranslations: {} }

const personBy = (who: number) => people[who % people.length] ?? { sub: '', name: '', birthdate: '', country: '' }

const isNobody = (who: number) => Object.values(personBy(who)).every((value) => value === '')

const claimsOf = (who: number) =>
  Object.entries(personBy(who)).flatMap(([type, value]) =>
    value === '' && !(isNobody(who) && type === 'sub')
      ? []
      : [{ type: type as 'sub' | 'name' | 'birthdate' | 'country', value }]
  )

type Wanted = Pick<Extract<Action, { do: 'create' }>, 'who' | 'reference' | 'fate'>

async function create(office: Office, life: Life, wanted: Wanted, corrects?: string) {
  if (wanted.fate) strike(office, { call: 'create', effect: wanted.fate })
  const suggested = await life.requests.suggestReference({ serviceId })
  const made = await life.requests.create({
    serviceId,
    claims: personBy(wanted.who),
    ...(isNobody(wanted.who) ? { isDiscovery: true as const } : {}),
    reference: wanted.reference || (suggested.ok ? suggested.value : ''),
    reason: '',
    ...(corrects === undefined ? {} : { corrects })
  })
  if (!made.ok) return
  office.wanted.add(made.value.id)
  if (corrects !== undefined) office.wanted.delete(corrects)
}

async function correct(office: Office, life: Life): Promise<void> {
  const [refused] = life.store.outbox.inState(serviceId, 'needsCorrecting').filter(({ id }) => office.wanted.has(id))
  if (refused) await create(office, life, { who: 0, reference: refused.reference, fate: null }, refused.id)
}

async function sendAgain(life: Life): Promise<void> {
  for (const { id } of life.store.outbox.inState(serviceId, 'needsAttention')) await life.requests.sendAgain({ id })
}

async function look(life: Life, nth: number): Promise<void> {
  const [row] = life.store.list.page(serviceId, wholeList, nth, 1).rows
  life.sync.of(serviceId)?.focus(row?.id ?? null)
  if (row) await life.requests.get({ id: row.id })
}

function named({ requests }: Office, life: Life, nth: number): void {
  const request = requests[nth % Math.max(1, requests.length)]
  // Its answer comes when it may: nobody waits for it.
  if (request)
    life.sync
      .of(serviceId)
      ?.lookUp(request.id)
      .catch(() => 'notAsked')
}

function person(office: Office, { nth, how, proof }: Extract<Action, { do: 'person' }>): void {
  const { requests, service } = office
  const request = requests[nth % Math.max(1, requests.length)]
  if (!request || how === 'giving up') return
  if (how === 'too late') request.linkExpiresAt = Math.min(request.linkExpiresAt, service.clock.wall())
  if (proof) strike(office, { call: 'proof', requestId: request.id, effect: proof })
  const others = TEST_PERSONS.filter(({ sub }) => request.claims.every(({ value }) => value !== sub))
  const other = others[nth % others.length]
  service.complete(request, how === 'as somebody else' && other ? other : personAsRequired(request.claims), 'SMART_ID')
}

async function sleep(office: Office, { ms, stoodStill }: Extract<Action, { do: 'sleep' }>): Promise<void> {
  const { machine, network, world } = office
  await office.withLife((life) => life.sync.sleep())
  machine.asleep = true
  network.breakAll()
  const asleep = office.life
  // What answers now, nobody hears: its promise is already broken.
  await world.advance(ms)
  machine.asleep = false
  // A life that began meanwhile has slept through less, but its timers wait all the same.
  office.life?.clock.woke(office.life === asleep ? ms : 0, stoodStill)
  await office.withLife((life) => life.sync.wake())
}

const stepMs = 5_000

// Longer than the longest wait that the app may be in: a proof's, or a busy service's, with a margin for several.
const longestQuietMs = 90 * 60_000

/** Long enough for a create that was sent once too often to show. */
const afterglowMs = 75_000

async function conclude(office: Office): Promise<string[]> {
  const { world, service, faults, network, machine } = office
  faults.clear()
  network.unplugged = null
  network.repeats = 0
  machine.asleep = false
  service.setSwitches({ pageShift: 'none', claimsRule: 'any' })
  office.recover()
  const ends = world.now() + longestQuietMs
  await world.advance(stepMs)
  while (world.now() < ends && office.life && unfinished(office, office.life).length > 0) await world.advance(stepMs)
  await world.advance(afterglowMs)
  // Everything once more: what a later list leaves out takes nothing away.
  office.life?.sync.of(serviceId)?.checkNow()
  await world.advance(stepMs)
  return office.life ? [...new Set(broken(office, office.life))] : ['the app is not running']
}
