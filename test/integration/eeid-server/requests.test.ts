import { describe, expect, test } from 'vitest'
import { itemsOf, Office } from './office.ts'

const SUB = { type: 'sub', value: 'EE30303039914' }

describe('create', () => {
  test('stores a pending request and answers with it, with status 201', async () => {
    await using office = await Office.open()
    const reason_translations = { en: 'Signing', et: 'Allkiri', ru: 'Подпись' }
    const answer = await office.create({
      reference: 'A-1',
      claims_required: [SUB],
      reason: 'Leping',
      reason_translations
    })
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      link: expect.stringContaining(`${office.server.url}/identify/`),
      link_expires_at: '2026-03-09T09:00:00.000Z',
      claims_required: [SUB],
      status: 'pending',
      created_at: '2026-03-02T09:00:00.000Z',
      completed_at: null,
      client_id: office.server.clientId,
      reference: 'A-1',
      reason: 'Leping',
      reason_translations,
      result: {},
      claims_matched: null,
      mismatched_claims: {},
      claims_comparison_errors: []
    })
  })

  test('a server may answer 200', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ createStatus: 200 })
    expect((await office.create({ claims_required: [SUB] })).status).toBe(200)
  })

  test('reference and reason may be missing', async () => {
    await using office = await Office.open()
    const { json } = await office.create({ claims_required: [SUB] })
    expect(json).toMatchObject({ reference: null, reason: null, reason_translations: {} })
  })

  test('a reference may be used twice: nothing enforces that it is unique', async () => {
    await using office = await Office.open()
    const first = await office.ask('EE30303039914', { reference: 'twice' })
    const second = await office.ask('EE30303039914', { reference: 'twice' })
    expect(first.id).not.toBe(second.id)
    expect((await office.practice.counters()).createsByReference).toEqual({ twice: 2 })
  })

  test.each([
    ['no claims', { claims_required: [] }, 'At least one claim is required'],
    ['claims left out', { reference: 'x' }, 'claims_required must be a list of claims'],
    ['an unknown claim', { claims_required: [{ type: 'height', value: '2' }] }, 'Unknown claim type: height'],
    ['a claim that is none', { claims_required: ['sub'] }, 'A claim must be an object'],
    ['a number for a reference', { claims_required: [SUB], reference: 7 }, 'reference must be a string'],
    [
      'a number for a translation',
      { claims_required: [SUB], reason_translations: { et: 1 } },
      'reason_translations.et must be a string'
    ],
    ['a list for a body', [], 'The request body must be an object'],
    ['half a body', '{"claims_required": [', 'The request body is not valid JSON'],
    ['no body', '', 'The request body is not valid JSON']
  ])('%s is refused with 422 and stores nothing', async (_what, body, error) => {
    await using office = await Office.open()
    const answer = await office.create(body)
    expect(answer.status).toBe(422)
    expect(answer.json).toEqual({ error })
    expect(await office.practice.requests()).toEqual([])
  })

  test('blank claims beside a filled one are taken', async () => {
    await using office = await Office.open()
    const claims_required = [SUB, { type: 'name', value: '' }]
    expect((await office.create({ claims_required })).json.claims_required).toEqual(claims_required)
  })

  const nobody = [[{ type: 'sub', value: '' }], [{ type: 'sub', value: '  ' }], [{ type: 'name' }]]

  test('blank claims alone ask who it is: whoever comes matches, because nothing is compared', async () => {
    await using office = await Office.open()
    for (const claims_required of nobody) {
      const { status, json } = await office.create({ claims_required })
      expect(status).toBe(201)
      const { id } = json as { id: string }
      await office.practice.complete(id, { as: { testPerson: 'EE30303039914' } })
      expect((await office.show(id)).json).toMatchObject({ status: 'completed', claims_matched: true })
    }
  })

  test('an older server refuses them', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ discovery: false })
    for (const claims_required of [...nobody, []]) {
      const answer = await office.create({ claims_required })
      expect(answer).toMatchObject({ status: 422, json: { error: 'At least one claim must have a value' } })
    }
  })

  test('a server may insist on a sub', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ claimsRule: 'sub' })
    const answer = await office.create({ claims_required: [{ type: 'name', value: 'OK TESTNUMBER' }] })
    expect(answer.status).toBe(422)
    expect(answer.json).toEqual({ error: 'The claim sub must have a value' })
  })
})

describe('show', () => {
  test('shows a request by its id, in whatever case', async () => {
    await using office = await Office.open()
    const created = await office.ask('EE30303039914')
    expect((await office.show(created.id)).json).toEqual(created)
    expect((await office.show(created.id.toUpperCase())).json).toEqual(created)
  })

  test.each(['00000000-0000-4000-8000-000000000000', 'nonsense', '%zz', 'x'.repeat(300)])(
    '%s is not found',
    async (id) => {
      await using office = await Office.open()
      const answer = await office.show(id)
      expect(answer.status).toBe(404)
      expect(answer.json).toEqual({ error: 'Request not found' })
    }
  )

  test('an address that is none of the API is not found and leaves a trace in the call log', async () => {
    await using office = await Office.open()
    expect((await office.call('/api/ident/v2/anything')).status).toBe(404)
    expect((await office.practice.calls(1))[0]).toMatchObject({ call: 'unknown', status: 404 })
  })
})

describe('several services on one server', () => {
  const other = { clientId: 'other', clientSecret: 'other-secret', webhookUrl: null }

  test('each sees its own requests and no other', async () => {
    await using office = await Office.open({ services: [other] })
    const mine = await office.ask('EE30303039914')
    await office.practice.complete(mine.id)
    await office.signIn('other', 'other-secret')
    const theirs = await office.ask('EE60001019906')
    expect(itemsOf(await office.list()).map(({ id }) => id)).toEqual([theirs.id])
    expect((await office.show(mine.id)).status).toBe(404)
    expect((await office.proof(mine.id)).status).toBe(404)
    expect(theirs.client_id).toBe('other')
  })

  test('a service can be added while the server runs', async () => {
    await using office = await Office.open()
    await office.practice.addService({ clientId: 'late', clientSecret: 's' })
    expect((await office.signIn('late', 's')).status).toBe(201)
  })
})

describe('the life of a link', () => {
  test('a request expires 7 days after its creation', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    office.clock.advance(7 * 24 * 3600 * 1000 - 1)
    await office.signIn()
    expect((await office.show(id)).json.status).toBe('pending')
    office.clock.advance(1)
    expect((await office.show(id)).json).toMatchObject({ status: 'expired', result: {}, completed_at: null })
  })

  test('a request can be expired on demand, but not a completed one', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    expect((await office.practice.expire(id)).status).toBe('expired')
    await expect(office.practice.complete(id)).rejects.toThrow('409')
    const done = await office.ask('EE30303039914')
    await office.practice.complete(done.id)
    await expect(office.practice.expire(done.id)).rejects.toThrow('409')
  })

  test('a completed request never expires', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    await office.practice.complete(id)
    office.clock.advance(30 * 24 * 3600 * 1000)
    await office.signIn()
    expect((await office.show(id)).json.status).toBe('completed')
  })
})

describe('shapes of a request', () => {
  test('an older server has no comparison fields', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ shape: '1.0' })
    const request = await office.ask('EE30303039914')
    expect(request).not.toHaveProperty('claims_matched')
    expect(request).not.toHaveProperty('mismatched_claims')
    expect(request).not.toHaveProperty('claims_comparison_errors')
  })

  test('the oldest server has no link', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ linkMissing: true })
    const request = await office.ask('EE30303039914')
    expect(request).not.toHaveProperty('link')
    expect((await office.practice.request(request.id)).link).toContain('/identify/')
  })

  test('a server that leads people elsewhere gives the link that it is told to', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ foreignLink: 'https://pay.example/i/1' })
    const request = await office.ask('EE30303039914')
    expect(request).toHaveProperty('link', 'https://pay.example/i/1')
    expect((await office.practice.request(request.id)).link).toContain('/identify/')
  })

  test('a future server has an unknown status and unknown fields', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ unknownStatus: 'in_review', unknownFields: true })
    const request = await office.ask('EE30303039914')
    expect(request).toMatchObject({ status: 'in_review', risk_score: 0.02, channel: { kind: 'desk' } })
    await office.practice.complete(request.id)
    expect((await office.show(request.id)).json).toMatchObject({ status: 'completed', result: { amr: ['pin'] } })
  })
})
