import { describe, expect, test } from 'vitest'
import { outcomeOf } from '../../../main/outcome/of.ts'
import { Desk } from './desk.ts'

const page = { page: 1, pageSize: 100 }

describe('a request from beginning to end', () => {
  test.each(['1.0', '1.1'] as const)('over a service of version %s', async (shape) => {
    await using desk = await Desk.open()
    await desk.practice.setSwitches({ shape, tokenStatus: 200, createStatus: 200, unknownFields: true })
    const id = await desk.ask('R-1')
    expect(await desk.client.show(id)).toMatchObject({ ok: true, value: { status: 'pending', reference: 'R-1' } })
    expect(await desk.client.proof(id)).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    await desk.practice.complete(id)
    const done = await desk.client.show(id)
    expect(done.ok && outcomeOf({ asked: null, told: done.value })).toMatchObject({
      word: 'matching',
      by: shape === '1.1' ? 'service' : 'desk',
      claims: [{ type: 'sub', received: 'EE30303039914' }],
      result: { sub: 'EE30303039914', authTime: expect.stringMatching(/^2026-03-02T09:/) }
    })
    const proof = await desk.client.proof(id)
    expect(proof.ok && Buffer.from(proof.value.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test.each(['1.0', '1.1'] as const)('by somebody else, over a service of version %s', async (shape) => {
    await using desk = await Desk.open()
    await desk.practice.setSwitches({ shape })
    const id = await desk.ask('R-1')
    await desk.practice.complete(id, { as: { testPerson: 'EE60001019906' } })
    const done = await desk.client.show(id)
    expect(done.ok && outcomeOf({ asked: null, told: done.value })).toMatchObject({
      word: 'differing',
      claims: [{ type: 'sub', required: 'EE30303039914', received: 'EE60001019906', matched: false }]
    })
  })

  test('over the oldest service, which has no link and another word for the family name', async () => {
    await using desk = await Desk.open()
    await desk.practice.setSwitches({
      shape: '1.0',
      lastName: true,
      linkMissing: true,
      missingResultFields: ['acr', 'auth_time'],
      proofContentType: 'application/octet-stream'
    })
    const id = await desk.ask('R-1')
    await desk.practice.complete(id)
    const done = await desk.client.show(id)
    expect(done.ok && done.value.link).toBeUndefined()
    expect(done.ok && outcomeOf({ asked: null, told: done.value })?.result).toMatchObject({
      familyName: expect.any(String),
      acr: null,
      authTime: null
    })
    expect((await desk.client.proof(id)).ok).toBe(true)
  })

  test('with a status nobody has described', async () => {
    await using desk = await Desk.open()
    await desk.practice.setSwitches({ unknownStatus: 'awaiting_moon' })
    const id = await desk.ask('R-1')
    expect(await desk.client.show(id)).toMatchObject({ ok: true, value: { status: 'awaiting_moon' } })
  })
})

test('a list comes in pages as large as the service likes', async () => {
  await using desk = await Desk.open()
  await desk.practice.seed({ count: 25, completedShare: 0.4 })
  await desk.practice.setSwitches({ pageSizeCap: 10 })
  const ids = new Set<string>()
  for (const number of [1, 2, 3]) {
    const answer = await desk.client.listPage({ page: number, pageSize: 100 })
    if (answer.ok) for (const { id } of answer.value.items) ids.add(id)
    expect(answer).toMatchObject({ ok: true, value: { total: 25, malformed: 0 } })
  }
  expect(ids.size).toBe(25)
})

describe('tokens', () => {
  test('one serves fifty calls at once, and until shortly before its end', async () => {
    await using desk = await Desk.open()
    await Promise.all(Array.from({ length: 50 }, () => desk.client.listPage(page)))
    desk.pass(99_000)
    expect((await desk.client.listPage(page)).ok).toBe(true)
    expect((await desk.practice.counters()).tokensIssued).toBe(1)
    desk.pass(2_000)
    expect((await desk.client.listPage(page)).ok).toBe(true)
    expect((await desk.practice.counters()).tokensIssued).toBe(2)
  })

  test('that live for a second only are renewed in time', async () => {
    await using desk = await Desk.open()
    await desk.practice.setSwitches({ tokenLifetimeSeconds: 1 })
    for (let call = 0; call < 5; call++) {
      expect((await desk.client.listPage(page)).ok).toBe(true)
      desk.pass(600)
    }
    expect((await desk.practice.calls()).every((call) => call.status !== 401)).toBe(true)
  })

  test('revoked under fifty calls are replaced once', async () => {
    await using desk = await Desk.open()
    await desk.client.listPage(page)
    await desk.practice.invalidateTokens()
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.client.listPage(page)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect((await desk.practice.counters()).tokensIssued).toBe(2)
  })

  test('of wrong credentials are refused', async () => {
    await using desk = await Desk.open({ clientSecret: async () => ({ ok: true, value: 'wrong' }) })
    expect(await desk.client.authenticate()).toMatchObject({ ok: false, error: { kind: 'unauthorised', status: 401 } })
  })

  test('survive a service whose clock is wrong by years', async () => {
    await using desk = await Desk.open()
    await desk.practice.setClock({ skewSeconds: -100_000_000 })
    const answer = await desk.client.listPage(page)
    expect(answer.ok && answer.serverTime).toBeLessThan(desk.clock.now() - 99_000_000_000)
    await desk.client.listPage(page)
    expect((await desk.practice.counters()).tokensIssued).toBe(1)
  })
})

describe('a service in trouble', () => {
  test.each(['seconds', 'date'] as const)('is left alone for as long as it asks, in %s', async (as) => {
    await using desk = await Desk.open()
    await desk.practice.setClock({ skewSeconds: 5_000 })
    const effect = { kind: 'status', status: 429, retryAfter: { seconds: 42, as } } as const
    await desk.practice.addFault({ call: 'list', effect })
    expect(await desk.client.listPage(page)).toMatchObject({ ok: false, error: { kind: 'busy', retryAfterMs: 42_000 } })
  })

  test.each([
    [
      { kind: 'status', status: 500 },
      { kind: 'server', status: 500 }
    ],
    [{ kind: 'reset-before' }, { kind: 'offline' }],
    [{ kind: 'half-body' }, { kind: 'offline' }],
    [{ kind: 'half-body', end: 'close' }, { kind: 'offline' }],
    [{ kind: 'malformed-json' }, { kind: 'malformed', detail: 'notJson' }],
    [{ kind: 'html' }, { kind: 'inBetween', looksLike: 'portal', detail: 'html' }],
    [{ kind: 'redirect' }, { kind: 'inBetween', looksLike: 'portal', detail: 'redirect' }],
    [
      { kind: 'oversized', bytes: 6_000_000 },
      { kind: 'malformed', detail: 'tooLarge' }
    ]
  ] as const)('with %j', async (effect, error) => {
    await using desk = await Desk.open()
    await desk.practice.addFault({ call: 'list', effect })
    expect(await desk.client.listPage(page)).toMatchObject({ ok: false, error })
    expect((await desk.client.listPage(page)).ok).toBe(true)
    expect(desk.clock.waiting).toBe(0)
    expect((await desk.practice.calls()).every((call) => call.call !== 'unknown')).toBe(true)
  })

  test('under a wrong content type is understood', async () => {
    await using desk = await Desk.open()
    await desk.practice.addFault({ call: 'list', effect: { kind: 'content-type', contentType: 'text/plain' } })
    expect((await desk.client.listPage(page)).ok).toBe(true)
  })

  test('that never answers is given up at the deadline', async () => {
    await using desk = await Desk.open()
    await desk.practice.addFault({ call: 'list', effect: { kind: 'never-answer' } })
    const answer = desk.client.listPage(page)
    await desk.seen('list')
    desk.clock.advance(30_000)
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  })
})

describe('a proof', () => {
  test.each([
    [{ kind: 'truncated-proof' }, 'malformed', 'truncated'],
    [{ kind: 'non-pdf-proof' }, 'malformed', 'html'],
    [{ kind: 'empty-proof' }, 'malformed', 'empty'],
    [{ kind: 'large-proof', bytes: 53_000_000 }, 'malformed', 'tooLarge'],
    [{ kind: 'proof-not-yet' }, 'notFound', undefined]
  ] as const)('with %j is none', async (effect, kind, detail) => {
    await using desk = await Desk.open()
    const id = await desk.ask('R-1')
    await desk.practice.complete(id)
    await desk.practice.addFault({ call: 'proof', effect })
    const answer = await desk.client.proof(id)
    expect(answer.ok ? {} : answer.error).toMatchObject({ kind, ...(detail === undefined ? {} : { detail }) })
    expect((await desk.client.proof(id)).ok).toBe(true)
  })

  test('may be large', async () => {
    await using desk = await Desk.open()
    const id = await desk.ask('R-1')
    await desk.practice.complete(id)
    await desk.practice.addFault({ call: 'proof', effect: { kind: 'large-proof', bytes: 10_000_000 } })
    const answer = await desk.client.proof(id)
    expect(answer.ok && answer.value.length).toBeGreaterThanOrEqual(10_000_000)
  })
})
