import { describe, expect, test } from 'vitest'
import type { Answer, EeidClient, EeidError } from '../../../main/eeid/client.ts'
import { createWaits } from '../../../main/eeid/waits.ts'
import { createConnection } from '../../../main/sync/connection.ts'
import { testClock } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

const hour = 3_600_000

function desk() {
  const clock = testClock()
  const service = new FakeService()
  service.waits = createWaits(clock)
  let changes = 0
  const changed = () => {
    changes += 1
  }
  let serverTime: number | null = null
  let tookMs = 0
  const client: EeidClient = {
    ...service.client,
    async listPage(wanted): Promise<Answer<never>> {
      const answer = await service.client.listPage(wanted)
      clock.advance(tookMs)
      return (answer.ok ? { ...answer, serverTime } : answer) as Answer<never>
    }
  }
  const line = createConnection(clock, client, null, { changed, left: () => {} })
  const { watched } = line
  const ask = () => watched.listPage({ page: 1, pageSize: 1 })
  const tell = async (time: number, took = 0) => {
    serverTime = time
    tookMs = took
    await ask()
  }
  const fail = async (error: EeidError) => {
    service.fault = error
    await ask()
    service.fault = null
  }
  return { ask, changes: () => changes, clock, fail, line, service, tell, watched }
}

describe('a service that asked for time', () => {
  test('is not called before it is over, by whatever way', async () => {
    const { clock, fail, line, service, watched } = desk()
    await fail({ kind: 'busy', retryAfterMs: 90_000 })
    service.calls = []
    clock.advance(89_999)
    expect(line.busyForMs()).toBe(1)
    expect(await watched.create({ claims_required: [] })).toEqual({
      ok: false,
      error: { kind: 'busy', detail: 'waiting', retryAfterMs: 1, sent: 'no' }
    })
    expect(service.calls).toEqual([])
    clock.advance(1)
    expect((await watched.create({ claims_required: [] })).ok).toBe(true)
  })

  test('is told as busy by a line that it did not tell itself', async () => {
    const { ask, clock, line, service } = desk()
    await ask()
    service.waits.asked('https://eeid.test', 90_000)
    expect(line.facts().status).toBe('busy')
    clock.advance(90_000)
    expect(line.facts().status).toBe('online')
  })

  test('gets it by the clock that does not jump', async () => {
    const { clock, fail, line } = desk()
    await fail({ kind: 'busy', retryAfterMs: 90_000 })
    clock.wall -= 24 * hour
    expect(line.busyForMs()).toBe(90_000)
    clock.wall += 48 * hour
    expect(line.busyForMs()).toBe(90_000)
  })
})

describe('a line that is shut', () => {
  test('lets no call leave, and says so without doubt about what was sent', async () => {
    const { ask, line, service } = desk()
    line.shut()
    expect(await ask()).toMatchObject({ error: { kind: 'offline', sent: 'no' } })
    expect(service.calls).toEqual([])
    line.open()
    expect((await ask()).ok).toBe(true)
  })

  test('proves nothing about the service', async () => {
    const { ask, changes, line } = desk()
    await ask()
    line.shut()
    await ask()
    expect([line.facts().status, changes()]).toEqual(['online', 1])
  })
})

describe('the service’s time', () => {
  const theirs = Date.parse('2026-05-01T11:00:00Z')

  test('is the desk’s own until the service tells one', () => {
    const { clock, line } = desk()
    expect(line.facts().serverNow()).toBe(clock.now())
  })

  test('runs on between answers, whatever happens to the desk’s clock', async () => {
    const { clock, line, tell } = desk()
    await tell(theirs)
    clock.advance(10_000)
    clock.wall -= 400 * 24 * hour
    expect(line.facts().serverNow()).toBe(theirs + 10_500)
  })

  test('does not run to and fro with whole seconds and the way an answer took', async () => {
    const { clock, line, tell } = desk()
    await tell(theirs)
    for (let second = 1; second < 60; second++) {
      clock.advance(900)
      const before = line.facts().serverNow()
      await tell(Math.floor((theirs + second * 1_000) / 1_000) * 1_000, 100)
      expect(line.facts().serverNow() - before).toBe(100)
    }
  })

  test('is put right where it was wrong, but not by an answer that took long', async () => {
    const { line, tell } = desk()
    await tell(theirs)
    await tell(theirs + hour)
    expect(line.facts().serverNow()).toBe(theirs + hour + 500)
    await tell(theirs, 20_000)
    expect(line.facts().serverNow()).toBe(theirs + hour + 20_500)
  })

  test('is not moved by waking without having slept', async () => {
    const { clock, line, tell } = desk()
    await tell(theirs)
    clock.wall += 8 * hour
    line.open()
    expect(line.facts().serverNow()).toBe(theirs + 500)
  })

  test('bridges a sleep in which the monotonic clock stood still', async () => {
    const { clock, line, tell } = desk()
    await tell(theirs)
    line.shut()
    clock.wall += 8 * hour
    line.open()
    expect(line.facts().serverNow()).toBe(theirs + 8 * hour + 500)
  })
})
