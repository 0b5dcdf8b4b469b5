/** What becomes of a desk's work where somebody in between answers in the service's place: nothing is lost, nor told wrongly. */
import { describe, expect, test } from 'vitest'
import { createWaits } from '../../../main/eeid/waits.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createProofFetch } from '../../../main/proofs/fetch.ts'
import { createConnection } from '../../../main/sync/connection.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { createPageReader } from '../../../main/sync/page-reader.ts'
import { cannedService, json, pdf, pending } from '../eeid/canned-service.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'

const page = (status = 200, headers: Record<string, string> = {}) =>
  new Response('<!doctype html><title>Sign in</title>', {
    status,
    headers: { 'content-type': 'text/html', ...headers }
  })

/** A desk on the real client; `answers` are what comes of its calls, by the path's last part. */
function desk(answers: Record<string, () => Response>) {
  const clock = testClock()
  const waits = createWaits(clock)
  const canned = cannedService(
    ({ path }) => {
      const name = path.replace(/\?.*/, '').split('/').at(-1) ?? ''
      const answer = answers[name] ?? answers.other
      if (!answer) throw new Error(`nobody answers ${path}`)
      return answer()
    },
    { clock, waits }
  )
  const store = storeWithService(undefined, clock)
  const line = createConnection(clock, canned.client, null, { changed: () => {}, left: () => {} })
  const parts = {
    serviceId: testService.id,
    store,
    client: line.watched,
    clock,
    log: silentLog,
    changed: () => {}
  }
  const completed = (id: string) => {
    const request = { ...pending(), id, status: 'completed', completed_at: '2026-03-02T09:05:00Z' }
    keepAnswer(store, { serviceId: testService.id, request: request as never, now: clock.now() })
  }
  const dueProofs = () => store.proofs.due(testService.id, 20)
  return { ...canned, clock, store, line, parts, completed, dueProofs, answers }
}

describe('a page in place of a token, while a proof is fetched', () => {
  test.each([200, 401, 503])('with status %d is the line’s trouble, not the proof’s', async (status) => {
    const { parts, state, completed, dueProofs, line } = desk({ proof_of_identity: () => new Response(pdf().slice()) })
    completed('a')
    state.onToken = () => page(status)
    expect(await createProofFetch(parts)()).toBe(false)
    expect(dueProofs()).toMatchObject([{ requestId: 'a', attempts: 0 }])
    expect(line.facts()).toMatchObject({ status: 'inBetween', problem: { code: 'inBetween' } })
    state.onToken = undefined
    await createProofFetch(parts)()
    expect(dueProofs()).toEqual([])
  })

  test('nor is a token that nobody can understand', async () => {
    const { parts, state, completed, dueProofs } = desk({ proof_of_identity: () => new Response(pdf().slice()) })
    completed('a')
    state.onToken = () => json(200, { token: 'x' })
    expect(await createProofFetch(parts)()).toBe(false)
    expect(dueProofs()).toMatchObject([{ requestId: 'a', attempts: 0 }])
  })
})

test('a page in place of a proof is not kept against it, and it holds up no other for long', async () => {
  const answers = { proof_of_identity: () => page() }
  const { parts, completed, dueProofs, clock, store, answers: now } = desk(answers)
  completed('a')
  completed('b')
  expect(await createProofFetch(parts)()).toBe(false)
  expect(dueProofs()).toHaveLength(1)
  let sent = 0
  now.proof_of_identity = () => new Response(pdf(`proof ${++sent}`))
  clock.advance(60_000)
  await createProofFetch(parts)()
  expect(dueProofs()).toEqual([])
  expect(store.proofs.isAwaited(testService.id)).toBe(false)
})

test('a page, or no token, where a request should be does not count as having been asked for', async () => {
  for (const answer of [() => page(), () => page(404)]) {
    const { parts } = desk({ other: answer })
    expect(await createPageReader(parts).show('a')).toBeNull()
  }
  const { parts, state } = desk({ other: () => json(200, pending()) })
  state.onToken = () => json(200, { token: 'x' })
  expect(await createPageReader(parts).show('a')).toBeNull()
})

describe('a create that a gateway refused', () => {
  test.each([429, 413])('by its meaning, with a page and status %d, is free to go again', async (status) => {
    const gateway = { identification_requests: () => page(status) }
    const { parts, store, calls, answers } = desk(gateway)
    const claims = { sub: 'EE30303039914' }
    const id = store.outbox.add({ serviceId: testService.id, reference: 'R-1', claims, reason: '' })
    const outbox = createOutbox(parts)
    expect(await outbox.pump()).toBe(false)
    expect(store.outbox.get(id)).toMatchObject({ state: 'queued', lastProblem: 'inBetween' })
    answers.identification_requests = () => json(201, pending())
    expect(await outbox.pump()).toBe(true)
    expect(store.outbox.get(id)?.state).toBe('created')
    expect(calls.filter(({ init }) => init.body !== undefined)).toHaveLength(2)
  })

  test('waits as long as the gateway’s page says', async () => {
    const { parts, store, calls, clock, line } = desk({
      identification_requests: () => page(429, { 'retry-after': '90' })
    })
    store.outbox.add({ serviceId: testService.id, reference: 'R-1', claims: { sub: 'EE3' }, reason: '' })
    const outbox = createOutbox(parts)
    await outbox.pump()
    const sent = calls.length
    await outbox.pump()
    expect(calls).toHaveLength(sent)
    expect(line.facts()).toMatchObject({ status: 'inBetween', problem: { looksLike: 'rateLimit' } })
    clock.advance(90_000)
    await outbox.pump()
    expect(calls.length).toBeGreaterThan(sent)
  })
})

describe('the line', () => {
  const list = (line: ReturnType<typeof desk>['line']) => line.watched.listPage({ page: 1, pageSize: 10 })

  test('says which hop failed, until the service answers', async () => {
    const answers: Record<string, () => Response> = {
      identification_requests: () => {
        throw new Error('net::ERR_CERT_COMMON_NAME_INVALID')
      }
    }
    const { line, answers: now } = desk(answers)
    await list(line)
    expect(line.facts()).toMatchObject({ status: 'offline', problem: { code: 'certificateName' } })
    now.identification_requests = () => {
      throw new Error('net::ERR_SOMETHING_NEW')
    }
    await list(line)
    expect(line.facts()).toMatchObject({
      status: 'offline',
      problem: { code: 'offline', detail: 'ERR_SOMETHING_NEW' }
    })
    now.identification_requests = () => json(200, { items: [], total: 0 })
    await list(line)
    expect(line.facts()).toMatchObject({ status: 'online', problem: null })
  })

  test('was not reached by an answer from in between', async () => {
    const { line } = desk({ identification_requests: () => page(403) })
    await list(line)
    expect(line.facts()).toMatchObject({
      status: 'inBetween',
      problem: { looksLike: 'webFilter' },
      lastReached: null
    })
  })

  test('never blames the secret for a gateway’s 401', async () => {
    const { line, state } = desk({ identification_requests: () => page(401) })
    await list(line)
    expect(line.facts().status).toBe('inBetween')
    state.onToken = () => page(401)
    await list(line)
    expect(line.facts().status).toBe('inBetween')
  })
})
