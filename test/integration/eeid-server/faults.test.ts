import { describe, expect, test } from 'vitest'
import type { FaultInput } from '../../eeid-server/index.ts'
import { eventually, itemsOf, Office } from './office.ts'

const CLAIMS = [{ type: 'sub', value: 'EE30303039914' }]

async function storedCount(office: Office): Promise<number> {
  return (await office.practice.requests()).length
}

describe('which calls a fault hits', () => {
  test('once, unless told otherwise, and only the call it names', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'status', status: 500 })
    expect((await office.list()).status).toBe(200)
    expect((await office.create({ claims_required: CLAIMS })).status).toBe(500)
    expect((await office.create({ claims_required: CLAIMS })).status).toBe(201)
    expect(await office.practice.faults()).toEqual([])
  })

  test('any call, a number of times', async () => {
    await using office = await Office.open()
    await office.fault('any', { kind: 'status', status: 502 }, { times: 2 })
    const statuses = [await office.list(), await office.signIn(), await office.list()].map(({ status }) => status)
    expect(statuses).toEqual([502, 502, 200])
  })

  test('after a number of calls have gone through', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'status', status: 500 }, { after: 2 })
    const statuses = [await office.list(), await office.list(), await office.list()].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 500])
  })

  test('until it is cleared, alone or with all others', async () => {
    await using office = await Office.open()
    const { id } = await office.practice.addFault({
      call: 'list',
      times: 'until-cleared',
      effect: { kind: 'status', status: 500 }
    })
    await office.list()
    expect((await office.list()).status).toBe(500)
    expect(await office.practice.faults()).toMatchObject([{ id, hits: 2, left: null }])
    await office.practice.removeFault(id)
    expect((await office.list()).status).toBe(200)
    await expect(office.practice.removeFault(id)).rejects.toThrow('404')
    await office.fault('list', { kind: 'status', status: 500 })
    await office.practice.clearFaults()
    expect((await office.list()).status).toBe(200)
  })

  test('until its seconds are over', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'status', status: 503 }, { forSeconds: 60 })
    expect((await office.list()).status).toBe(503)
    office.clock.advance(60_000)
    expect((await office.list()).status).toBe(200)
  })

  test('only calls about one reference or one request', async () => {
    await using office = await Office.open()
    const mine = await office.ask('EE30303039914', { reference: 'mine' })
    const other = await office.ask('EE30303039914', { reference: 'other' })
    const broken: FaultInput['effect'] = { kind: 'status', status: 500 }
    await office.fault('any', broken, { reference: 'mine', times: 2 })
    expect((await office.show(other.id)).status).toBe(200)
    expect((await office.list()).status).toBe(200)
    expect((await office.show(mine.id)).status).toBe(500)
    expect((await office.create({ reference: 'mine', claims_required: CLAIMS })).status).toBe(500)
    await office.fault('show', broken, { requestId: other.id })
    expect((await office.show(mine.id)).status).toBe(200)
    expect((await office.show(other.id)).status).toBe(500)
  })

  test('several wait in line', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'status', status: 500 })
    await office.fault('list', { kind: 'status', status: 502 })
    expect([(await office.list()).status, (await office.list()).status]).toEqual([500, 502])
  })
})

describe('time', () => {
  test('latency before the service acts: nothing is stored until it is over', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'latency', ms: 5000 })
    const creating = office.create({ claims_required: CLAIMS })
    await eventually(async () => (office.clock.waiting > 0 ? true : undefined))
    expect(await storedCount(office)).toBe(0)
    office.clock.advance(5000)
    expect((await creating).status).toBe(201)
  })

  test('latency after the service has acted: the request is stored while the caller still waits', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'latency', ms: 5000, at: 'after' })
    const creating = office.create({ claims_required: CLAIMS })
    await eventually(async () => (office.clock.waiting > 0 ? true : undefined))
    expect(await storedCount(office)).toBe(1)
    await office.practice.setClock({ advanceSeconds: 5 })
    expect((await creating).status).toBe(201)
  })

  test('a caller who gives up does not keep a create from being stored', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'latency', ms: 5000 })
    const impatient = new AbortController()
    const creating = office.call('/api/ident/v1/identification_requests', {
      method: 'POST',
      body: JSON.stringify({ claims_required: CLAIMS }),
      signal: impatient.signal
    })
    await eventually(async () => (office.clock.waiting > 0 ? true : undefined))
    impatient.abort()
    await expect(creating).rejects.toThrow()
    office.clock.advance(5000)
    await eventually(async () => ((await storedCount(office)) === 1 ? true : undefined))
  })

  test('latency goes together with another fault', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'latency', ms: 1000 })
    await office.fault('list', { kind: 'status', status: 500 })
    const listing = office.list()
    await eventually(async () => (office.clock.waiting > 0 ? true : undefined))
    office.clock.advance(1000)
    expect((await listing).status).toBe(500)
  })

  test.each([
    [true, 1],
    [false, 0]
  ])('a call that is never answered; acts: %s', async (acts, stored) => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'never-answer', acts })
    const creating = expect(office.create({ claims_required: CLAIMS })).rejects.toThrow()
    await eventually(async () => ((await office.practice.calls(1))[0]?.outcome === 'silence' ? true : undefined))
    expect(await storedCount(office)).toBe(stored)
    await office.server.close()
    await creating
  })
})

describe('refusals', () => {
  test('401 early makes every token worthless', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'unauthorised' })
    const refused = await office.list()
    expect([refused.status, refused.json]).toEqual([401, { error: 'Unauthorized' }])
    expect((await office.list()).status).toBe(401)
    await office.signIn()
    expect((await office.list()).status).toBe(200)
  })

  test('401 may leave the tokens alone, and stores nothing', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'unauthorised', invalidateTokens: false })
    expect((await office.create({ claims_required: CLAIMS })).status).toBe(401)
    expect(itemsOf(await office.list())).toEqual([])
  })

  test('a token call is refused as for wrong credentials', async () => {
    await using office = await Office.open()
    await office.fault('token', { kind: 'unauthorised' })
    expect((await office.signIn()).json).toEqual({ error: 'Invalid credentials' })
  })

  test.each([
    [429, 'Too many requests'],
    [503, 'Service unavailable']
  ])('%i with Retry-After in seconds or as a date', async (status, error) => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'status', status, retryAfter: { seconds: 90 } })
    await office.fault('list', { kind: 'status', status, retryAfter: { seconds: 90, as: 'date' } })
    const [first, second] = [await office.list(), await office.list()]
    expect([first.status, first.json]).toEqual([status, { error }])
    expect(first.headers.get('retry-after')).toBe('90')
    expect(second.headers.get('retry-after')).toBe('Mon, 02 Mar 2026 09:01:30 GMT')
  })

  test('500 in the words of the API, or in others', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'status', status: 500 })
    await office.fault('create', { kind: 'status', status: 422, error: 'Sub is not a personal code' })
    expect((await office.list()).json).toEqual({ error: 'An error occurred' })
    expect((await office.create({ claims_required: CLAIMS })).json).toEqual({ error: 'Sub is not a personal code' })
  })

  test('an error may hide that a create was stored', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'status', status: 504, acts: true })
    expect((await office.create({ claims_required: CLAIMS })).status).toBe(504)
    expect(await storedCount(office)).toBe(1)
  })
})

describe('broken connections', () => {
  test.each([
    ['reset-before', 0],
    ['reset-after', 1]
  ] as const)('%s: the caller knows nothing, %i requests are stored', async (kind, stored) => {
    await using office = await Office.open()
    await office.fault('create', { kind })
    await expect(office.create({ claims_required: CLAIMS, reference: 'r' })).rejects.toThrow()
    expect(await storedCount(office)).toBe(stored)
    expect((await office.practice.calls(1))[0]).toMatchObject({ fault: kind, outcome: 'reset', status: null })
  })

  test.each(['reset', 'close'] as const)('half a body, then %s', async (end) => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'half-body', end })
    await expect(office.create({ claims_required: CLAIMS })).rejects.toThrow()
    expect(await storedCount(office)).toBe(1)
    expect((await office.practice.calls(1))[0]).toMatchObject({ outcome: 'cut', status: 201 })
  })

  test('unplugged: what is under way breaks, what comes after breaks, the control API goes on', async () => {
    await using office = await Office.open()
    const { link } = await office.ask('EE30303039914')
    await office.fault('list', { kind: 'never-answer' })
    const listing = expect(office.list()).rejects.toThrow()
    await eventually(async () => ((await office.practice.calls(1))[0]?.outcome === 'silence' ? true : undefined))
    await office.practice.unplug()
    await listing
    await expect(office.list()).rejects.toThrow()
    await expect(office.read(link)).rejects.toThrow()
    expect((await office.practice.counters()).createsStored).toBe(1)
    await office.practice.plug()
    expect((await office.list()).status).toBe(200)
  })
})
