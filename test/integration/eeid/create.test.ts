import { describe, expect, test } from 'vitest'
import type { FaultInput } from '../../eeid-server/index.ts'
import { Desk } from './desk.ts'

const body = { reference: 'R-1', claims_required: [{ type: 'sub', value: 'EE30303039914' }] }

async function createWith(desk: Desk, effect: FaultInput['effect']) {
  await desk.practice.addFault({ call: 'create', effect })
  const answer = await desk.client.create(body)
  return { error: answer.ok ? undefined : answer.error, stored: (await desk.practice.counters()).createsStored }
}

test('each create goes out on a connection of its own', async () => {
  await using desk = await Desk.open()
  for (const reference of ['R-1', 'R-2', 'R-3']) await desk.ask(reference)
  const creates = (await desk.practice.calls()).filter((call) => call.call === 'create')
  expect(new Set(creates.map((call) => call.connection)).size).toBe(3)
})

test('nothing else than what was wanted is sent, and no secret but in its header', async () => {
  await using desk = await Desk.open()
  await desk.ask('R-1')
  const create = (await desk.practice.calls()).find((call) => call.call === 'create')
  expect(JSON.parse(create?.body ?? '')).toEqual(body)
  expect(Object.keys(create?.headers ?? {})).not.toContain('cookie')
})

test('a refusal keeps the service’s words', async () => {
  await using desk = await Desk.open()
  await desk.practice.setSwitches({ discovery: false })
  const answer = await desk.client.create({ claims_required: [{ type: 'sub', value: ' ' }] })
  expect(answer).toEqual({
    ok: false,
    error: { kind: 'rejected', text: 'At least one claim must have a value', status: 422, sent: 'no' }
  })
})

test('a token refused before the service acted is replaced, and one request comes of it', async () => {
  await using desk = await Desk.open()
  await desk.client.authenticate()
  await desk.practice.invalidateTokens()
  await desk.ask('R-1')
  expect((await desk.practice.counters()).createsByReference).toEqual({ 'R-1': 1 })
})

describe('“no” is only said where nothing was stored', () => {
  test.each<FaultInput['effect']>([
    { kind: 'status', status: 429, retryAfter: { seconds: 3 } },
    { kind: 'status', status: 422, error: 'No' }
  ])('%j', async (effect) => {
    await using desk = await Desk.open()
    expect(await createWith(desk, effect)).toMatchObject({ error: { sent: 'no' }, stored: 0 })
  })

  test('nobody listens', async () => {
    await using desk = await Desk.open()
    await desk.client.authenticate()
    await desk.server.close()
    expect(await desk.client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
  })

  test('the token could not be had', async () => {
    await using desk = await Desk.open()
    await desk.practice.addFault({ call: 'token', effect: { kind: 'reset-before' } })
    expect(await desk.client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
  })
})

describe('“perhaps” is said wherever it may have been stored, and nothing is sent twice', () => {
  test.each<[FaultInput['effect'], number]>([
    [{ kind: 'reset-before' }, 0],
    [{ kind: 'reset-after' }, 1],
    [{ kind: 'half-body' }, 1],
    [{ kind: 'malformed-json' }, 1],
    [{ kind: 'html' }, 1],
    [{ kind: 'redirect', status: 307 }, 0],
    [{ kind: 'status', status: 500, acts: true }, 1],
    [{ kind: 'status', status: 503, acts: true, retryAfter: { seconds: 3 } }, 1],
    [{ kind: 'oversized', bytes: 6_000_000 }, 1]
  ])('%j', async (effect, stored) => {
    await using desk = await Desk.open()
    expect(await createWith(desk, effect)).toMatchObject({ error: { sent: 'perhaps' }, stored })
    expect((await desk.practice.counters()).calls.create).toBe(1)
  })

  test('no answer before the deadline', async () => {
    await using desk = await Desk.open()
    await desk.practice.addFault({ call: 'create', effect: { kind: 'never-answer', acts: true } })
    const answer = desk.client.create(body)
    await desk.seen('create')
    desk.clock.advance(30_000)
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timeout', sent: 'perhaps' } })
    expect((await desk.practice.counters()).createsStored).toBe(1)
  })

  test('the line is pulled', async () => {
    await using desk = await Desk.open()
    await desk.client.authenticate()
    await desk.practice.unplug()
    expect(await desk.client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'perhaps' } })
    // From then on the line is doubted, and a token asked for first.
    expect(await desk.client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
  })
})
