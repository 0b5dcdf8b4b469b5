import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { many } from '../../many.ts'
import { cannedService, pending } from '../eeid/canned-service.ts'
import { readItems, storeForItems } from './odd-desk.ts'

const count = 6

const good = (n: number): Record<string, unknown> =>
  pending({
    id: `00000000-0000-4000-8000-00000000000${n}`,
    reference: `R-${n}`,
    created_at: `2026-04-2${n}T09:00:00Z`,
    ...(n % 2 === 0
      ? {}
      : {
          status: 'completed',
          completed_at: '2026-04-28T09:00:00Z',
          result: { sub: 'EE30303039914', auth_time: 1_777_000_000, expiration_time: 1_777_100_000 },
          claims_matched: true,
          mismatched_claims: {},
          claims_comparison_errors: []
        })
  })

let runs = 0

const goodIds = Array.from({ length: count }, (_, n) => String(good(n).id))

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Texts of JSON that stand where nobody expects them. */
const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc
    .constantFrom(
      '12/31/20260',
      '9999-12-31T23:59:59-05:00',
      '0000-01-01T00:00:00+05:00',
      '-000001-01-01T00:00:00Z',
      '+020260-01-01T00:00:00Z',
      '2026-13-45T99:99:99Z',
      'toString',
      '__proto__',
      ''
    )
    .map((text) => JSON.stringify(text)),
  fc.constantFrom(
    '1777000000000',
    '-1',
    '1e400',
    '1e21',
    '0.5',
    'true',
    '[]',
    '{}',
    '[null]',
    '"\\ud800"',
    '"a\\u0000b"',
    '{"__proto__":{"status":"completed"}}',
    '[{"type":"sub"},{"type":null},null,7]'
  ),
  fc.constantFrom(99, 101, 1_500, 5_000, 100_000).map(deep),
  fc.constantFrom(65, 1_001, 100_000).map((length) => JSON.stringify('x'.repeat(length)))
)

const fields = [
  ...Object.keys(good(1)),
  'claims_matched',
  'mismatched_claims',
  'claims_comparison_errors',
  'reason',
  'reason_translations',
  'nobody_described',
  '__proto__',
  'toJSON',
  'constructor'
]

const raw = (item: Record<string, unknown>, odd: Record<string, string>): string => {
  const names = [...new Set([...Object.keys(item), ...Object.keys(odd)])]
  const parts = names.map((name) => `${JSON.stringify(name)}:${odd[name] ?? JSON.stringify(item[name])}`)
  return `{${parts.join(',')}}`
}

/** An item with anything in any of its fields or of its result's, or anything in its place. */
const oddItem: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.nat(1),
        fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 }),
        fc.array(oddText, { minLength: 3, maxLength: 3 })
      )
      .map(([completed, names, texts]) =>
        raw(
          { ...good(completed), id: 'the-odd-one' },
          Object.fromEntries(names.map((name, n) => [name, texts[n] ?? '0']))
        )
      )
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'sub',
          'given_name',
          'family_name',
          'date_of_birth',
          'country',
          'acr',
          'authentication_type',
          'auth_time',
          'expiration_time'
        ),
        oddText
      )
      .map(([name, text]) => raw({ ...good(1), id: 'the-odd-one' }, { result: `{${JSON.stringify(name)}:${text}}` }))
  },
  { weight: 2, arbitrary: oddText }
)

test('an odd item takes no other with it: all are listed, found and opened, at the first reading and at the next', {
  timeout: 120_000
}, async () => {
  const store = storeForItems()
  await fc.assert(
    fc.asyncProperty(oddItem, fc.nat(count), async (odd, place) => {
      // One store for all: each run has ids of its own.
      runs += 1
      const run = String(runs).padStart(8, '0')
      const own = (text: string) => text.replaceAll('00000000-', `${run}-`).replaceAll('the-odd-one', `odd-${run}`)
      const items = goodIds.map((_, n) => own(JSON.stringify(good(n))))
      const { list, open, askedBefore, sweep } = await readItems(store, items.toSpliced(place, 0, own(odd)))
      for (let reading = 0; reading < 2; reading++) {
        expect(await sweep.run()).not.toBeNull()
        const shown = await list()
        expect(shown.leftOut).toBe(0)
        expect(shown.ids).toEqual(expect.arrayContaining(goodIds.map(own)))
        expect(shown.ids.length).toBe(shown.total)
        for (const id of shown.ids) await open(id)
        expect((await list('R-1')).ids).toContain(own(goodIds[1] ?? ''))
        expect((await askedBefore('Mari')).ok).toBe(true)
      }
    }),
    { numRuns: many(300, 60), seed: 20_260_501 }
  )
})

describe('one field that does not fit is missing, and the rest is told', () => {
  const opened = async (odd: Record<string, string>, item = good(0)) => {
    const { list, open, sweep } = await readItems(storeForItems(), [raw({ ...item, id: 'odd' }, odd)])
    await sweep.run()
    const [id = ''] = (await list()).ids
    return open(id)
  }

  test.each(['"12/31/20260"', '"9999-12-31T23:59:59-05:00"', '1793000000000', '{}'])(
    'a link that ends at %s',
    async (text) => {
      expect(await opened({ link_expires_at: text })).toMatchObject({ reference: 'R-0', linkExpiresAt: null })
    }
  )

  test('milliseconds in the place of seconds', async () => {
    const told = await opened(
      { result: '{"sub":"EE30303039914","auth_time":1777000000000,"expiration_time":1777000000000}' },
      good(1)
    )
    expect(told.result).toMatchObject({ sub: 'EE30303039914', authTime: null, expirationTime: null, validUntil: null })
  })

  test('a field that is nested without end', async () => {
    expect(await opened({ nobody_described: deep(5_000), reason: '"why"' })).toMatchObject({ reason: 'why' })
  })

  test('a status of no word', async () => {
    expect(await opened({ status: '7' })).toMatchObject({ status: '7' })
    expect(await opened({ status: '{}' })).toMatchObject({ status: 'unknown' })
  })

  test.each(['"sub"', '[{"value":"EE1"}]', '[{"type":"sub","value":"EE30303039914"},7]'])(
    'claims that cannot be understood as a whole: %s',
    async (text) => {
      expect(await opened({ claims_required: text })).toMatchObject({ reference: 'R-0', claims: [] })
      const completed = await opened({ claims_required: text, claims_matched: 'null' }, good(1))
      expect(completed).toMatchObject({ outcome: 'notCompared', comparedBy: null })
    }
  )

  test('a difference of odd form is a difference', async () => {
    const told = await opened({ mismatched_claims: '{"sub":7}', claims_matched: 'true' }, good(1))
    expect(told).toMatchObject({ outcome: 'differing' })
  })
})

test.each([65, 200, 1_000])('a request with an id of %i signs can be opened', async (length) => {
  const id = 'é'.repeat(length)
  const { list, open, sweep } = await readItems(storeForItems(), [raw({ ...good(0), id }, {})])
  await sweep.run()
  expect((await list()).ids).toEqual([id])
  expect((await open(id)).requestId).toBe(id)
})

test('of two items with one id the last is told, and it is news once', async () => {
  const items = [raw({ ...good(0), reference: 'first' }, {}), raw({ ...good(0), reference: 'last' }, {})]
  const { list, news, open, serviceId, sweep } = await readItems(storeForItems(), items)
  for (let reading = 0; reading < 3; reading++) await sweep.run()
  expect(news()).toBe(1)
  const { ids } = await list()
  expect(ids).toHaveLength(1)
  expect(await open(ids[0] ?? '')).toMatchObject({ reference: 'last', serviceId })
})

test('bytes that are no text stand for themselves', async () => {
  const [before = '', after = ''] = JSON.stringify({ total: 1, items: [good(0)] }).split('R-0')
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(after)])
  const { client } = cannedService(() => new Response(bytes, { status: 200 }))
  const page = await client.listPage({ page: 1, pageSize: 10 })
  expect(page).toMatchObject({ ok: true, value: { malformed: 0, items: [{ reference: '\ufffd\ufffd\ufffd' }] } })
})
