import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'

describe('token', () => {
  test('good credentials get a bearer token for 120 seconds, with status 201', async () => {
    await using office = await Office.open()
    const answer = await office.signIn()
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 120 })
  })

  test('a server may answer 200 and give tokens another lifetime', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ tokenStatus: 200, tokenLifetimeSeconds: 7 })
    const answer = await office.signIn()
    expect(answer.status).toBe(200)
    expect(answer.json.expires_in).toBe(7)
  })

  test('a wrong secret, an unknown service and no credentials are refused in the same words', async () => {
    await using office = await Office.open()
    const { clientId, clientSecret } = office.server
    const refused = [
      await office.token(clientId, 'wrong'),
      await office.token('nobody', clientSecret),
      await office.read('/api/auth/v1/token', { method: 'POST' })
    ]
    for (const answer of refused) {
      expect(answer.status).toBe(401)
      expect(answer.json).toEqual({ error: 'Invalid credentials' })
    }
  })

  test('a secret may contain colons and letters of every language', async () => {
    const clientSecret = 'õ:ž:ш'
    await using office = await Office.open({ clientSecret })
    expect((await office.signIn()).status).toBe(201)
  })

  test('a token is good until its last millisecond and not after', async () => {
    await using office = await Office.open()
    office.clock.advance(119_999)
    expect((await office.list()).status).toBe(200)
    office.clock.advance(1)
    const late = await office.list()
    expect(late.status).toBe(401)
    expect(late.json).toEqual({ error: 'Unauthorized' })
  })

  test('an older token stays good when a newer one is issued', async () => {
    await using office = await Office.open()
    await office.token(office.server.clientId, office.server.clientSecret)
    expect((await office.list()).status).toBe(200)
  })

  test('every call but the token refuses a missing and an invented token', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    const requests = '/api/ident/v1/identification_requests'
    for (const path of [requests, `${requests}/${id}`, `${requests}/${id}/proof_of_identity`]) {
      expect((await office.read(path)).status).toBe(401)
      expect((await office.read(path, { headers: { authorization: 'Bearer invented' } })).status).toBe(401)
    }
    expect((await office.read(requests, { method: 'POST', body: '{}' })).json).toEqual({ error: 'Unauthorized' })
  })

  test('tokens can be made worthless early', async () => {
    await using office = await Office.open()
    await office.practice.invalidateTokens()
    expect((await office.list()).status).toBe(401)
    await office.signIn()
    expect((await office.list()).status).toBe(200)
  })
})
