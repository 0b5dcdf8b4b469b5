import { expect, test } from 'vitest'
import { createLeases } from '../../../main/office/lease.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryReadings } from '../../desk-parts/memory-reading-server.ts'

const service = '5e'.repeat(16)
const good = { reaches: true, mark: null }

/** Desks at one server, each with a clock of its own. */
function desksAt(count: number) {
  const server = memoryReadings()
  const desks = Array.from({ length: count }, (_, index) => {
    const clock = new ManualClock()
    const leases = createLeases(clock, server.as(`desk_${index}`), String(index).padStart(32, '0'))
    const turn = (of: { reaches: boolean; mark: string | null } = good) =>
      leases.turn(service, server.leases.get(service), of)
    return { clock, turn, holds: () => leases.holds(service) }
  })
  return { server, desks }
}

/** Lets seconds pass at some desks; each takes its turn every four. */
async function pass(desks: ReturnType<typeof desksAt>['desks'], seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 4) {
    for (const desk of desks) {
      desk.clock.advance(4_000)
      await desk.turn()
    }
  }
}

const holders = (desks: ReturnType<typeof desksAt>['desks']) => desks.filter(({ holds }) => holds()).length

test('the first takes it, and keeps it', async () => {
  const { desks } = desksAt(3)
  await pass(desks, 120)
  expect(desks.map(({ holds }) => holds())).toEqual([true, false, false])
})

test('of those that have seen it stand still for fifteen seconds exactly one takes over', async () => {
  const { desks } = desksAt(4)
  await pass(desks, 40)
  const [frozen, ...others] = desks
  await pass(others, 12)
  expect(holders(others)).toBe(0)
  await pass(others, 8)
  expect(holders(others)).toBe(1)
  // The frozen one still believes it, until its next turn.
  expect(frozen?.holds()).toBe(true)
  expect(await frozen?.turn()).toBe(false)
})

test('two that see the same beat stand still at once: the server lets one of them', async () => {
  const { server, desks } = desksAt(3)
  await pass(desks, 40)
  const [, one, two] = desks
  const seen = server.leases.get(service)
  for (const desk of [one, two]) desk?.clock.advance(16_000)
  expect(await Promise.all([one?.turn(), two?.turn()])).toEqual([true, false])
  expect(server.leases.get(service)?.beat).toBe((seen?.beat ?? 0) + 1)
})

test('whoever does not reach the service lets go, and does not take it back', async () => {
  const { desks } = desksAt(2)
  await pass(desks, 20)
  const [cut, other] = desks
  for (let turn = 0; turn < 10; turn += 1) {
    for (const desk of desks) desk.clock.advance(4_000)
    expect(await cut?.turn({ reaches: false, mark: null })).toBe(false)
    await other?.turn()
  }
  expect(holders(desks)).toBe(1)
  expect(other?.holds()).toBe(true)
})

test('a holder whose beats do not arrive holds nothing after fifteen seconds of its own clock', async () => {
  const { desks } = desksAt(1)
  await pass(desks, 8)
  desks[0]?.clock.advance(14_000)
  expect(holders(desks)).toBe(1)
  desks[0]?.clock.advance(1_000)
  expect(holders(desks)).toBe(0)
})

test('a server that went back to an earlier beat is another one, which is watched first', async () => {
  const { server, desks } = desksAt(2)
  await pass(desks, 40)
  const lease = server.leases.get(service)
  if (lease) server.leases.set(service, { ...lease, beat: 2 })
  await pass(desks, 4)
  expect(holders(desks)).toBe(0)
  await pass(desks, 20)
  expect(holders(desks)).toBe(1)
})

test('a clock that jumps ends no lease', async () => {
  const { desks } = desksAt(2)
  await pass(desks, 20)
  desks[1]?.clock.jump(86_400_000)
  await pass(desks, 20)
  expect(desks.map(({ holds }) => holds())).toEqual([true, false])
})

test('a holder counts from before its beat was sent: it has let go before another one may take over', async () => {
  const clock = new ManualClock()
  const { as } = memoryReadings()
  const late = {
    ...as('desk_0'),
    beat: async (...of: Parameters<ReturnType<typeof as>['beat']>) => {
      const raised = await as('desk_0').beat(...of)
      // The answer takes its time; the others have seen the beat by then.
      clock.advance(10_000)
      return raised
    }
  }
  const leases = createLeases(clock, late, '0'.repeat(32))
  await leases.turn(service, undefined, good)
  expect(leases.holds(service)).toBe(true)
  clock.advance(5_000)
  expect(leases.holds(service)).toBe(false)
})
