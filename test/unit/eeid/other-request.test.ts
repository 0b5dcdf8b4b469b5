/** A create that is answered with another request than the one it asked for: a page of a cache, or a mixed-up gateway. */
import { expect, test } from 'vitest'
import { cannedService, json, pending } from './canned-service.ts'

const claims_required = [{ type: 'sub', value: 'EE30303039914' }]

test('is not taken for made, and may have been', async () => {
  const { client } = cannedService(() => json(201, pending({ reference: 'R-2' })))
  expect(await client.create({ reference: 'R-1', claims_required })).toMatchObject({
    ok: false,
    error: { kind: 'malformed', detail: 'otherRequest', sent: 'perhaps' }
  })
})

test.each(['R-1', ' R-1 ', null, undefined])('an answer whose reference is %j is its own', async (reference) => {
  const { client } = cannedService(() => json(201, pending({ reference })))
  expect(await client.create({ reference: 'R-1', claims_required })).toMatchObject({ ok: true })
})
