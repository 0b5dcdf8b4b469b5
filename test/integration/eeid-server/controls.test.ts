import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SWITCHES, startPracticeServer } from '../../eeid-server/index.ts'
import { eventually, itemsOf, Office } from './office.ts'

const CONTROL_WITH_BODY: [string, string, unknown][] = [
  ['PATCH', '/practice/switches', { tokenStatus: 418 }],
  ['PATCH', '/practice/switches', { noSuchSwitch: true }],
  ['POST', '/practice/clock', { advanceSeconds: -1 }],
  ['POST', '/practice/clock', { skewSeconds: 'much' }],
  ['POST', '/practice/faults', { call: 'create' }],
  ['POST', '/practice/faults', { call: 'delete', effect: { kind: 'html' } }],
  ['POST', '/practice/faults', { call: 'list', effect: { kind: 'earthquake' } }],
  ['POST', '/practice/faults', { call: 'list', effect: { kind: 'empty-proof' } }],
  ['POST', '/practice/faults', { call: 'list', effect: { kind: 'status', status: 200 } }],
  ['POST', '/practice/faults', { call: 'list', times: 0, effect: { kind: 'html' } }],
  ['POST', '/practice/faults', { call: 'list', effect: { kind: 'content-type', contentType: 'text\nplain' } }],
  ['POST', '/practice/faults', { call: 'list', effect: { kind: 'redirect', location: 'https://näide.ee/\r\n' } }],
  ['POST', '/practice/seed', { count: 0 }],
  ['POST', '/practice/seed', { count: 1, completedShare: 0.6, expiredShare: 0.6 }],
  ['POST', '/practice/services', { clientId: 'a:b', clientSecret: 's' }],
  ['PUT', '/practice/services/demo/webhook', { url: 'ftp://example.org' }]
]

describe('the control API', () => {
  test.each(CONTROL_WITH_BODY)('%s %s refuses %j with 400 and a reason', async (method, path, body) => {
    await using office = await Office.open({ clientId: 'demo' })
    const answer = await office.read(path, { method, body: JSON.stringify(body) })
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({ error: expect.stringMatching(/\S/) })
  })

  test('refuses what is not JSON, a completion by nobody, and too long a look back', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    const refused = [
      await office.read('/practice/faults', { method: 'POST', body: '{' }),
      await office.read(`/practice/requests/${id}/complete`, { method: 'POST', body: '{"as": "nobody"}' }),
      await office.read('/practice/calls?last=9999')
    ]
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400])
  })

  test('refuses what is too large', async () => {
    await using office = await Office.open()
    const body = JSON.stringify({ call: 'list', reference: 'x'.repeat(2_000_000), effect: { kind: 'html' } })
    expect((await office.read('/practice/faults', { method: 'POST', body })).status).toBe(413)
    expect((await office.create({ reference: 'x'.repeat(2_000_000) })).status).toBe(413)
  })

  test('does not find what is not there', async () => {
    await using office = await Office.open()
    const { practice } = office
    const { id } = await office.ask('EE30303039914')
    await expect(practice.request('x')).rejects.toThrow('404')
    await expect(practice.complete('x')).rejects.toThrow('404')
    await expect(practice.complete(id, { as: { testPerson: 'EE1' } })).rejects.toThrow('404')
    await expect(practice.setWebhook('nobody', null)).rejects.toThrow('404')
    await expect(practice.seed({ clientId: 'nobody', count: 1 })).rejects.toThrow('404')
    expect((await office.read('/practice/nothing')).status).toBe(404)
  })

  test('reset goes back to the start: the services it began with, and nothing else', async () => {
    await using office = await Office.open()
    const { practice } = office
    await office.ask('EE30303039914')
    await practice.addService({ clientId: 'late', clientSecret: 's' })
    await practice.setSwitches({ shape: '1.0' })
    await practice.setClock({ advanceSeconds: 100, skewSeconds: 100 })
    await office.fault('any', { kind: 'html' })
    await practice.unplug()
    await practice.reset()
    expect(await practice.requests()).toEqual([])
    expect(await practice.switches()).toEqual(DEFAULT_SWITCHES)
    expect(await practice.clock()).toEqual({ now: '2026-03-02T09:00:00.000Z', skewSeconds: 0 })
    expect(await practice.faults()).toEqual([])
    expect(await practice.calls()).toEqual([])
    expect((await practice.services()).map(({ clientId }) => clientId)).toEqual([office.server.clientId])
    expect(await practice.counters()).toMatchObject({ tokensIssued: 0, createsStored: 0 })
    expect((await office.list()).status).toBe(401)
    expect((await office.signIn()).status).toBe(201)
  })

  test('switches that are not named stay as they are', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ shape: '1.0' })
    expect(await office.practice.setSwitches({ lastName: true })).toEqual({
      ...DEFAULT_SWITCHES,
      shape: '1.0',
      lastName: true
    })
  })
})

describe("the service's clock", () => {
  test('skew moves what the server writes, and no lifetime of a token', async () => {
    await using office = await Office.open()
    await office.practice.setClock({ skewSeconds: -3600 })
    const { status, headers, json } = await office.create({
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    expect(status).toBe(201)
    expect(headers.get('date')).toBe('Mon, 02 Mar 2026 08:00:00 GMT')
    expect(json).toMatchObject({ created_at: '2026-03-02T08:00:00.000Z', link_expires_at: '2026-03-09T08:00:00.000Z' })
    await office.practice.setClock({ skewSeconds: 3600 })
    expect((await office.list()).headers.get('date')).toBe('Mon, 02 Mar 2026 10:00:00 GMT')
  })

  test('goes no further than dates have four digits for a year', async () => {
    await using office = await Office.open()
    const { practice } = office
    const century = 3_153_600_000
    for (let year = 2026; year < 9_900; year += 100) await practice.setClock({ advanceSeconds: century })
    await expect(practice.setClock({ advanceSeconds: century })).rejects.toThrow('400')
    await expect(practice.setClock({ skewSeconds: century })).rejects.toThrow('400')
    expect((await practice.clock()).now).toMatch(/^99/)
  })

  test('advanced, time really passes: tokens run out and requests expire', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    await office.practice.setClock({ advanceSeconds: 7 * 24 * 3600 })
    expect((await office.show(id)).status).toBe(401)
    await office.signIn()
    expect((await office.show(id)).json.status).toBe('expired')
  })
})

describe('completing on demand', () => {
  test('as a whole person that the caller describes', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    const person = { sub: 'EE38001085718', givenName: 'JAAK-KRISTJAN', familyName: 'JÕEORG', birthdate: '1980-01-08' }
    const done = await office.practice.complete(id, { as: { person }, method: 'SMART_ID' })
    expect(done).toMatchObject({
      status: 'completed',
      result: { family_name: 'JÕEORG', authentication_type: 'SMART_ID' }
    })
  })

  test('only once', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    await office.practice.complete(id)
    await expect(office.practice.complete(id)).rejects.toThrow('409')
  })
})

describe('seeding', () => {
  test('makes up many requests with exact shares, their ages spread over days', async () => {
    await using office = await Office.open()
    await office.practice.seed({ count: 200, completedShare: 0.5, expiredShare: 0.25, mismatchShare: 1, days: 20 })
    const { json } = await office.list('?page=1&page_size=200')
    const items = itemsOf({ ...(await office.list('?page=1&page_size=200')), json })
    const count = (status: string) => items.filter((item) => item.status === status).length
    expect([json.total, count('completed'), count('expired'), count('pending')]).toEqual([200, 100, 50, 50])
    expect(new Set(items.map(({ reference }) => reference)).size).toBe(200)
    expect(new Set(items.map((item) => String(item.created_at).slice(0, 10))).size).toBeGreaterThan(15)
    const completed = items.filter(({ status }) => status === 'completed')
    expect(completed.every((item) => item.claims_matched === false)).toBe(true)
  })

  test('references go on counting from a number', async () => {
    await using office = await Office.open()
    await office.practice.seed({ count: 2, referencePrefix: 'KAB', firstNumber: 10_412 })
    expect((await office.practice.requests()).map(({ reference }) => reference)).toEqual(['KAB-10412', 'KAB-10413'])
  })

  test('the same seed makes up the same requests', async () => {
    await using one = await Office.open({ seed: 7, clientId: 'demo' })
    await using two = await Office.open({ seed: 7, clientId: 'demo' })
    for (const office of [one, two]) await office.practice.seed({ count: 20 })
    const [first, second] = [await one.practice.requests(), await two.practice.requests()]
    expect(second.map(({ id, result }) => [id, result])).toEqual(first.map(({ id, result }) => [id, result]))
  })

  test('counts as no create and sends no webhook', async () => {
    await using office = await Office.open({ webhookUrl: 'http://127.0.0.1:1/' })
    await office.practice.seed({ count: 5, completedShare: 1 })
    expect((await office.practice.counters()).createsStored).toBe(0)
    expect(await office.practice.webhooks()).toEqual([])
  })
})

describe('what one can read afterwards', () => {
  test('counters: calls by kind, tokens, creates by reference', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914', { reference: 'a' })
    await office.ask('EE30303039914')
    await office.create({ claims_required: [] })
    await office.list()
    await office.show(id)
    await office.proof(id)
    expect(await office.practice.counters()).toMatchObject({
      calls: { token: 1, list: 1, create: 3, show: 1, proof: 1 },
      tokensIssued: 1,
      createsStored: 2,
      createsByReference: { a: 1, '': 1 }
    })
  })

  test('the last calls with headers and body, and no credentials in them', async () => {
    await using office = await Office.open()
    await office.ask('EE30303039914', { reference: 'a' })
    const [token, create] = await office.practice.calls(2)
    expect(token).toMatchObject({
      number: 1,
      call: 'token',
      status: 201,
      headers: { authorization: 'Basic [redacted]' }
    })
    expect(create).toMatchObject({
      number: 2,
      call: 'create',
      method: 'POST',
      url: '/api/ident/v1/identification_requests',
      at: '2026-03-02T09:00:00.000Z',
      headers: { authorization: 'Bearer [redacted]', 'content-type': 'application/json' },
      status: 201,
      outcome: 'answered',
      fault: null
    })
    expect(JSON.parse(create?.body ?? '')).toMatchObject({ reference: 'a' })
  })

  test('the TCP connections that carried calls', async () => {
    await using server = await startPracticeServer()
    const callOnce = () =>
      new Promise<void>((resolve, reject) => {
        const call = request(`${server.url}/api/auth/v1/token`, { method: 'POST', agent: false }, (answer) => {
          answer.resume().on('close', resolve)
        })
        call.on('error', reject).end()
      })
    await callOnce()
    await callOnce()
    const counted = await eventually(async () => {
      const { connections } = await server.practice.counters()
      return connections.open === 0 ? connections : undefined
    })
    expect(counted.opened).toBe(2)
    const [first, second] = await server.practice.calls(2)
    expect(first?.connection).not.toBe(second?.connection)
  })

  test('stored requests, by service and by reference', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914', { reference: 'a' })
    await office.ask('EE30303039914', { reference: 'b' })
    expect((await office.practice.requests({ reference: 'a' })).map((stored) => stored.id)).toEqual([id])
    expect(await office.practice.requests({ clientId: 'nobody' })).toEqual([])
  })
})

describe('close', () => {
  test('ends although connections are kept alive and calls wait', async () => {
    const office = await Office.open()
    await office.fault('list', { kind: 'latency', ms: 60_000 })
    await office.fault('list', { kind: 'never-answer' }, { after: 1 })
    const calls = [expect(office.list()).rejects.toThrow(), expect(office.list()).rejects.toThrow()]
    await eventually(async () => ((await office.practice.counters()).calls.list === 2 ? true : undefined))
    await office.server.close()
    await Promise.all(calls)
    await office.server.close()
    expect(office.clock.waiting).toBe(0)
  })
})
