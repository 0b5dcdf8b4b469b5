import { expect, test } from 'vitest'
import {
  carryOut,
  type EeidAnswer,
  EeidService,
  FaultQueue,
  faultSchema,
  ManualClock,
  parseCall,
  seededRandom,
  traitsOf
} from '../../eeid-server/index.ts'

/** The service, its faults and its clock in one process, as a simulation uses them. */
function simulated() {
  const clock = new ManualClock()
  const webhooks: string[] = []
  const service = new EeidService({
    clock,
    random: seededRandom(3),
    linkBase: () => 'https://eeid.example/identify',
    sendWebhook: async ({ url, body }) => {
      webhooks.push(`${url} ${body}`)
      return 200
    }
  })
  service.accounts.put({ clientId: 'desk', clientSecret: 's', webhookUrl: 'https://desk.example/' })
  const faults = new FaultQueue()
  const send = (method: string, url: string, authorization: string, body = '') => {
    const call = parseCall({ method, url, authorization, body })
    if (!call) throw new Error('none of the calls of the API')
    return carryOut(service, call, faults.take(traitsOf(service, call), clock.now()).effect)
  }
  return { clock, service, faults, webhooks, send }
}

function bodyOf(answer: EeidAnswer): Record<string, unknown> {
  return answer.kind === 'json' ? answer.body : {}
}

const REQUESTS = '/api/ident/v1/identification_requests'
const BODY = JSON.stringify({ reference: 'r', claims_required: [{ type: 'sub', value: 'EE30303039914' }] })

test('the service works without HTTP: token, a create whose answer is lost, its discovery, its proof', async () => {
  const { service, faults, webhooks, send, clock } = simulated()
  const signedIn = send('POST', '/api/auth/v1/token', `Basic ${btoa('desk:s')}`)
  const bearer = `Bearer ${signedIn.kind === 'answer' ? bodyOf(signedIn.answer).access_token : ''}`
  faults.add(faultSchema.parse({ call: 'create', effect: { kind: 'reset-after' } }), clock.now())
  expect(send('POST', REQUESTS, bearer, BODY)).toEqual({ kind: 'reset' })
  expect(send('GET', `${REQUESTS}?page=1&page_size=5`, bearer)).toMatchObject({
    answer: { body: { total: 1, items: [{ reference: 'r', status: 'pending' }] } }
  })
  const [stored] = service.requests.all()
  const person = { sub: 'EE1', givenName: 'A', familyName: 'B', birthdate: null, country: null, idNumber: null }
  expect(service.complete(stored, { ...person, documentNumber: null }, 'ID_CARD')).toBe('completed')
  expect(send('GET', `${REQUESTS}/${stored?.id}/proof_of_identity`, bearer)).toMatchObject({
    answer: { kind: 'proof', proof: { name: 'A B', claimsMatched: false } }
  })
  expect(webhooks).toHaveLength(1)
})

test('the same seed gives the same ids, links and tokens', () => {
  const run = () => {
    const { service, send } = simulated()
    const wanted = { reference: 'r', reason: null, reasonTranslations: {}, claims: [] }
    return [send('POST', '/api/auth/v1/token', `Basic ${btoa('desk:s')}`), service.store('desk', wanted)]
  }
  expect(run()).toEqual(run())
})
