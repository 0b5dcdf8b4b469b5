/** A sample of `npm run fuzz`, which sets how many and which; the seed stands in each failure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { oddAnswers } from '../../fuzz/answers.ts'
import { channels, throwCalls } from '../../fuzz/ipc.ts'
import { cannedService, pending } from '../eeid/canned-service.ts'
import { testService } from '../store/temporary-store.ts'

const askedRequest = serviceRequest({ id: 'r0' })
const runs = Number(process.env.FUZZ_RUNS ?? 200)
const seed = Number(process.env.FC_SEED ?? 20_260_501)
const limitMs = 60_000 + runs * 60

test(`no call, whatever is in it, takes main by surprise (seed ${seed})`, { timeout: limitMs }, async () => {
  const desk = deskInMemory({ requests: [askedRequest] })
  // A clerk who says no to everything that a page makes the app ask.
  desk.shell.agrees = false
  desk.keychain.entries.set(testService.id, 'the client secret')
  desk.keychain.entries.set('database-key x', 'the databases’ key')
  const known = [testService.id, askedRequest.id, testService.baseUrl, 'database-key x']
  const secrets = ['the client secret', 'the databases’ key']
  expect(channels.length).toBeGreaterThan(90)
  expect(await throwCalls(desk, { count: runs, seed, known, secrets })).toEqual([])
  // It still works, and no page has brought a host in.
  const services = await desk.api.services.list()
  expect(services.map(({ id }) => id)).toContain(testService.id)
  expect(new Set(services.map(({ baseUrl }) => baseUrl))).toEqual(new Set([testService.baseUrl]))
})

const page = { page: 1, pageSize: 100 }
const kinds = 'offline timeout unauthorised rejected notFound busy server malformed inBetween proxySignIn'.split(' ')

test(`no answer, however it was tampered with, makes the client throw or wait (seed ${seed})`, {
  timeout: limitMs
}, async () => {
  const one = pending()
  const whole = { items: [one, pending({ id: 'b', status: 'completed', result: { sub: 'EE60001019906' } })], count: 2 }
  const real = [
    one,
    whole,
    { access_token: 't', token_type: 'Bearer', expires_in: 120 },
    { error: 'no' },
    { errors: ['no'] }
  ]
  const answers = oddAnswers(real)
  await fc.assert(
    fc.asyncProperty(answers, answers, async (answer, token) => {
      const response = ({ status, body, type }: typeof answer) =>
        new Response([204, 205, 304].includes(status) ? null : body, { status, headers: { 'content-type': type } })
      const { client, clock, state } = cannedService(() => response(answer))
      for (const call of [
        client.listPage(page),
        client.show('a'),
        client.proof('a'),
        client.create({ claims_required: [] })
      ]) {
        const came = await call
        if (!came.ok) expect(kinds).toContain(came.error.kind)
      }
      state.onToken = () => response(token)
      const signedIn = await client.authenticate()
      if (!signedIn.ok) expect(kinds).toContain(signedIn.error.kind)
      expect(clock.waiting).toBe(0)
    }),
    { numRuns: runs, seed, verbose: 1 }
  )
})
