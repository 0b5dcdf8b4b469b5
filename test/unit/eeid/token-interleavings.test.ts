import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cannedService, json } from './canned-service.ts'

type Step =
  | { kind: 'calls'; count: number; revokedMidway: boolean }
  | { kind: 'wait'; ms: number }
  | { kind: 'jump'; ms: number }
  | { kind: 'revoke' }
  | { kind: 'resume' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('calls' as const),
    count: fc.integer({ min: 1, max: 8 }),
    revokedMidway: fc.boolean()
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 200_000 }) }),
  fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -500_000, max: 500_000 }) }),
  fc.record({ kind: fc.constantFrom('revoke' as const, 'resume' as const) })
)

type StrictService = ReturnType<typeof strictService>

/** A service that knows which tokens are good, by its own clock, and answers 401 to all others. */
function strictService(lifeSeconds: number, scheduler: fc.Scheduler) {
  const good = new Map<string, number>()
  const stats = { underWay: 0, mostUnderWay: 0 }
  const canned = cannedService(async ({ authorization }) => {
    await scheduler.schedule(Promise.resolve(), 'call')
    const until = good.get(authorization.replace('Bearer ', '')) ?? Number.NEGATIVE_INFINITY
    if (canned.clock.monotonic() < until) return json(200, { items: [], total: 0 })
    return json(401, { error: 'Unauthorized' })
  })
  canned.state.tokenLife = lifeSeconds
  canned.state.onToken = async () => {
    const name = `t${canned.state.tokens}`
    stats.underWay += 1
    stats.mostUnderWay = Math.max(stats.mostUnderWay, stats.underWay)
    await scheduler.schedule(Promise.resolve(), 'token')
    stats.underWay -= 1
    good.set(name, canned.clock.monotonic() + lifeSeconds * 1000)
    return json(201, { access_token: name, expires_in: lifeSeconds })
  }
  return { ...canned, good, stats }
}

/** Makes calls at once, in the scheduler's order; all tokens may be revoked somewhere between them. */
async function callAtOnce(service: StrictService, scheduler: fc.Scheduler, count: number, revokedMidway: boolean) {
  const before = service.state.tokens
  const calls = Array.from({ length: count }, () => service.client.listPage({ page: 1, pageSize: 10 }))
  const revoked = revokedMidway
    ? scheduler.schedule(Promise.resolve(), 'revoke').then(() => service.good.clear())
    : Promise.resolve()
  // The revocation too: left over, it would strike in the middle of calls that are to have none.
  const [answers] = await scheduler.waitFor(Promise.all([Promise.all(calls), revoked]))
  const refused = answers.filter((answer) => !answer.ok)
  expect(refused.every((answer) => answer.error.kind === 'unauthorised')).toBe(true)
  // A call that had been refused before may be refused again; without that, none is.
  if (!revokedMidway) expect(refused).toEqual([])
  // One for a token that was stale by the clock or had been revoked before, one for each time it was revoked meanwhile,
  // and one for calls that were refused twice.
  expect(service.state.tokens - before).toBeLessThanOrEqual(revokedMidway ? 3 : 1)
}

async function take(step: Step, service: StrictService, scheduler: fc.Scheduler): Promise<void> {
  switch (step.kind) {
    case 'calls':
      return callAtOnce(service, scheduler, step.count, step.revokedMidway)
    case 'wait':
      return service.clock.advance(step.ms)
    case 'jump':
      return service.clock.jump(step.ms)
    case 'revoke':
      return service.good.clear()
    case 'resume':
      return service.client.onResume()
  }
}

test('whatever time and the service do to tokens, calls succeed, and one refresh serves them all', async () => {
  const lives = fc.integer({ min: 1, max: 120 })
  const runs = fc.asyncProperty(
    fc.scheduler(),
    lives,
    fc.array(step, { maxLength: 25 }),
    async (scheduler, life, steps) => {
      const service = strictService(life, scheduler)
      for (const each of steps) await take(each, service, scheduler)
      expect(service.stats.mostUnderWay).toBeLessThanOrEqual(1)
      expect(service.clock.waiting).toBe(0)
    }
  )
  await fc.assert(runs, { numRuns: 150 })
})

test('a service that refuses every token is asked for two at most per call, and never without end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 20 }), async (scheduler, count) => {
      const service = cannedService(async () => {
        await scheduler.schedule(Promise.resolve(), 'call')
        return json(401, { error: 'Unauthorized' })
      })
      const calls = Array.from({ length: count }, () => service.client.show('id'))
      const answers = await scheduler.waitFor(Promise.all(calls))
      expect(answers.every((answer) => !answer.ok && answer.error.kind === 'unauthorised')).toBe(true)
      expect(service.state.tokens).toBeLessThanOrEqual(1 + count)
      expect(service.calls.length).toBe(service.state.tokens + 2 * count)
    }),
    { numRuns: 100 }
  )
})

test('fifty calls whose token is refused make one refresh', async () => {
  let revoked = false
  const service = cannedService(({ authorization }) =>
    revoked && authorization === 'Bearer t1' ? json(401, { error: 'Unauthorized' }) : json(200, { items: [], total: 0 })
  )
  await service.client.listPage({ page: 1, pageSize: 10 })
  revoked = true
  const calls = Array.from({ length: 50 }, () => service.client.listPage({ page: 1, pageSize: 10 }))
  expect((await Promise.all(calls)).every((answer) => answer.ok)).toBe(true)
  expect(service.state.tokens).toBe(2)
})
