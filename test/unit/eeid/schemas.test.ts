import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eeidRequest } from '../../../main/eeid/schemas.ts'
import { pending } from './canned-service.ts'

describe('a request', () => {
  test('needs an id and nothing else', () => {
    expect(eeidRequest.parse({ id: 'a' })).toMatchObject({ id: 'a', status: 'unknown' })
  })

  test('keeps what nobody has described, at every depth', () => {
    const request = pending({
      colour: 'blue',
      result: { shoe_size: 43 },
      claims_required: [{ type: 'sub', value: 'EE1', weight: 2 }]
    })
    expect(eeidRequest.parse(request)).toMatchObject({
      colour: 'blue',
      result: { shoe_size: 43 },
      claims_required: [{ weight: 2 }]
    })
  })

  test('keeps a status that nobody has described', () => {
    expect(eeidRequest.parse(pending({ status: 'archived' })).status).toBe('archived')
  })

  test.each([
    'link',
    'link_expires_at',
    'claims_required',
    'created_at',
    'completed_at',
    'client_id',
    'reference',
    'reason'
  ])('survives without %s, and with null for it', (field) => {
    const { [field]: _gone, ...rest } = pending() as Record<string, unknown>
    expect(eeidRequest.safeParse(rest).success).toBe(true)
    expect(eeidRequest.safeParse({ ...rest, [field]: null }).success).toBe(true)
  })

  test('takes numbers for words', () => {
    expect(eeidRequest.parse(pending({ reference: 17 })).reference).toBe('17')
  })

  test('counts an optional field of a wrong type as missing', () => {
    const request = eeidRequest.parse(
      pending({ link: {}, result: [], reason_translations: 'x', claims_matched: 'yes' })
    )
    expect(request).toMatchObject({ link: null, reason_translations: null, claims_matched: null })
  })

  test.each(['sub', [{ value: 'EE1' }], [{ type: 'sub', value: 'EE1' }, 7]])(
    'is told without its claims where these are %j',
    (claims) => expect(eeidRequest.parse(pending({ claims_required: claims })).claims_required).toBeNull()
  )

  test.each([[{ id: '' }], [{ id: 7 }], [[]], [null], ['a']])('is not %j', (value) =>
    expect(eeidRequest.safeParse(value).success).toBe(false)
  )

  test('that was parsed before and kept is the same when parsed again', () => {
    const fields = Object.fromEntries(Object.keys(pending()).map((name) => [name, fc.jsonValue()]))
    const requests = fc.record({ ...fields, id: fc.string({ minLength: 1 }) })
    fc.assert(
      fc.property(requests, (value) => {
        const once = eeidRequest.safeParse(value)
        if (!once.success) return
        const kept: unknown = JSON.parse(JSON.stringify(once.data))
        expect(JSON.stringify(eeidRequest.parse(kept))).toBe(JSON.stringify(kept))
      })
    )
  })
})
