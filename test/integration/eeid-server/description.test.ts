/** The description of the service as a judge: over what the app sends, and what the practice server answers. */
import { describe, expect, test } from 'vitest'
import { answerViolations, requestViolations } from '../../eeid-server/description/judge.ts'
import { Desk } from '../eeid/desk.ts'

const claims_required = [{ type: 'sub', value: 'EE30303039914' }]

test('a whole day of the app, and of the practice server, is as it is described', async () => {
  await using desk = await Desk.open()
  const { client, practice, server } = desk
  const bodies = [
    { reference: 'R-1', claims_required, reason: 'a contract', reason_translations: { et: 'leping', ru: 'договор' } },
    {
      reference: 'R-2',
      claims_required: [
        { type: 'name', value: 'Mari' },
        { type: 'birthdate', value: '1990-01-01' },
        { type: 'country', value: 'LV' }
      ]
    },
    { reference: 'R-3', claims_required: [{ type: 'sub', value: '' }] }
  ]
  const ids: string[] = []
  for (const body of bodies) {
    const made = await client.create(body)
    if (made.ok) ids.push(made.value.id)
  }
  const [matching = '', differing = '', anyone = ''] = ids
  await practice.complete(matching)
  await practice.complete(differing, { as: { testPerson: 'LT50001018865' }, method: 'DOCUMENT' })
  await practice.complete(anyone, { as: { testPerson: 'EE60001019906' }, method: 'SMART_ID' })
  await practice.fail(await desk.ask('R-4', 'EE60001019906'))
  await practice.expire(await desk.ask('R-5', 'EE60001019906'))
  for (const page of [1, 2]) expect(await client.listPage({ page, pageSize: 3 })).toMatchObject({ ok: true })
  for (const id of ids) expect([(await client.show(id)).ok, (await client.proof(id)).ok]).toEqual([true, true])
  expect(await client.show('11111111-2222-4333-8444-555555555555')).toMatchObject({ error: { kind: 'notFound' } })
  await practice.setSwitches({ discovery: false })
  expect(await client.create({ claims_required: [{ type: 'sub', value: '' }] })).toMatchObject({
    error: { kind: 'rejected' }
  })
  expect(ids).toHaveLength(3)
  expect(server.violations).toEqual([])
})

test.each([
  { shape: '1.0' },
  { lastName: true },
  { wholeName: true },
  { unknownFields: true },
  { linkMissing: true },
  { totalMissing: true, pageSizeCap: 2 },
  { unlistedFields: ['claims_required', 'result'] },
  { tokenStatus: 200, createStatus: 200, answerPage: 'one-based' }
] as const)('a service of another kind, %j, is within what is described', async (switches) => {
  await using desk = await Desk.open()
  await desk.practice.setSwitches(switches as never)
  await desk.practice.complete(await desk.ask('R-1'))
  await desk.client.listPage({ page: 1, pageSize: 10 })
  expect(desk.server.violations).toEqual([])
})

describe('what is not as it is described', () => {
  test.each([
    ['a create without claims', 'create', { url: '/x', body: '{"reference":"R-1"}' }, /claims_required/],
    [
      'a create with a claim of an unknown type',
      'create',
      { url: '/x', body: '{"claims_required":[{"type":"code","value":"1"}]}' },
      /allowed values/
    ],
    [
      'a create with what nobody has described',
      'create',
      { url: '/x', body: JSON.stringify({ claims_required, idempotency_key: '1' }) },
      /additional/
    ],
    ['a list that begins with page 0', 'list', { url: '/x?page=0&page_size=10', body: '' }, /page/],
    ['a token with a body', 'token', { url: '/x', body: '{}' }, /body/]
  ] as const)('is refused: %s', (_, call, request, says) => {
    const headers = { authorization: call === 'token' ? 'Basic YTpi' : 'Bearer t', 'content-type': 'application/json' }
    expect(requestViolations(call, { headers, ...request }).join('\n')).toMatch(says)
  })

  const id = '11111111-2222-4333-8444-555555555555'

  test.each([
    ['a request without an id', 'show', 200, { status: 'pending' }, /id/],
    ['a pending one with a result', 'show', 200, { id, status: 'pending', result: { sub: 'EE1' } }, /result/],
    ['a date without a zone', 'show', 200, { id, created_at: '2026-03-02T09:00:00' }, /date-time/],
    ['a list whose items are none', 'list', 200, { items: {}, page: 0, page_size: 10 }, /array/],
    ['an error without words', 'show', 404, { message: 'no' }, /error/]
  ] as const)('is noticed: %s', (_, call, status, body, says) => {
    expect(answerViolations(call, status, body, false).join('\n')).toMatch(says)
  })

  test('a newest service that leaves something out', () => {
    expect(answerViolations('show', 200, { id, status: 'pending' }, true).join('\n')).toMatch(/claims_matched/)
  })

  test('on the wire it is counted by the server', async () => {
    await using desk = await Desk.open()
    desk.mayViolate = true
    await desk.client.create({ claims_required: [{ type: 'code', value: '1' }] })
    expect(desk.server.violations.join('\n')).toMatch(/createRequest.*allowed values/)
  })
})
