import { describe, expect, test } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import { serviceHandlers } from '../../../main/ipc/services.ts'
import type { SuggestedService } from '../../../main/services/keep.ts'
import type { Desk } from '../../../main/startup/desk.ts'
import type { Question } from '../../../main/texts/question.ts'
import type { ServiceInput } from '../../../preload/contract/services.ts'
import { words } from '../../desk/words.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { cachedRequest, openTestStore, testClock } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'

const typed = (change: Partial<ServiceInput> = {}): ServiceInput => ({
  ...firstChoices,
  name: 'Desk',
  environment: 'test',
  baseUrl: 'https://eeid.example',
  clientId: 'client',
  clientSecret: 'the secret',
  ...change
})

function desk(suggested: SuggestedService | null = null) {
  const box = { agrees: true, asked: [] as Question[] }
  const clock = testClock()
  const store = openTestStore()
  const keychain = memoryKeychain()
  const restarted: string[] = []
  const signedInAnew: string[] = []
  const sync = {
    of: (id: string) => (restarted.includes(id) ? { signInAnew: () => signedInAnew.push(id) } : undefined),
    restart: ({ id }: { id: string }) => restarted.push(id)
  }
  const service = new FakeService()
  const told: { baseUrl: string; clientId: string; secret: string }[] = []
  const handlers = serviceHandlers({
    desk: { opened: () => ({ store, sync }) } as unknown as Desk,
    keychain,
    suggested,
    clientFor: ({ baseUrl, clientId }, secret) => {
      told.push({ baseUrl, clientId, secret })
      return service.client
    },
    ask: async (question) => {
      box.asked.push(question)
      return box.agrees
    },
    language: () => 'en',
    monotonic: clock.monotonic,
    renewWindow: () => {},
    changed: () => {},
    removed: () => {}
  })
  const add = async (input = typed()) => {
    const answer = await handlers.add(input)
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value.id
  }
  return { box, clock, handlers, store, keychain, restarted, signedInAnew, told, service, add }
}

describe('a service', () => {
  test('is kept with its secret in the keychain only, and its loop begins', async () => {
    const { add, handlers, keychain, restarted } = desk()
    const id = await add()
    expect(keychain.entries.get(id)).toBe('the secret')
    expect(restarted).toEqual([id])
    expect(JSON.stringify(await handlers.list(undefined))).not.toContain('the secret')
  })

  test('that is added twice, even at once, is one', async () => {
    const { handlers, keychain, store } = desk()
    await Promise.all([handlers.add(typed()), handlers.add(typed({ name: 'Again', clientSecret: 'new' }))])
    expect(store.services.list()).toMatchObject([{ name: 'Again' }])
    expect([...keychain.entries.values()]).toEqual(['new'])
  })

  test('is not kept where the keychain does not take its secret', async () => {
    const { handlers, keychain, store } = desk()
    keychain.state = 'locked'
    expect(await handlers.add(typed())).toMatchObject({ ok: false, error: { code: 'keychainLocked' } })
    expect(store.services.list()).toEqual([])
  })

  test('can be renamed without typing its secret again', async () => {
    const { add, handlers, keychain } = desk()
    const id = await add()
    expect(await handlers.update({ ...typed({ name: 'New', clientSecret: '' }), id })).toMatchObject({ ok: true })
    expect(keychain.entries.get(id)).toBe('the secret')
  })

  test('whose name or secret is changed goes on with its loop, which signs in anew for a secret only', async () => {
    const { add, handlers, restarted, signedInAnew } = desk()
    const id = await add()
    await handlers.update({ ...typed({ name: 'New', clientSecret: '' }), id })
    expect([restarted, signedInAnew]).toEqual([[id], []])
    await handlers.update({ ...typed({ clientSecret: 'another' }), id })
    await handlers.add(typed({ clientSecret: 'a third' }))
    expect([restarted, signedInAnew]).toEqual([[id], [id, id]])
    await handlers.update({ ...typed({ baseUrl: 'https://moved.example' }), id })
    expect(restarted).toEqual([id, id])
  })

  test('keeps its base URL and client id once the desk keeps requests of it', async () => {
    const { add, handlers, store } = desk()
    const id = await add()
    store.requests.put(cachedRequest({ serviceId: id }))
    const moved = await handlers.update({ ...typed({ baseUrl: 'https://other.example', clientId: 'other' }), id })
    expect(moved).toMatchObject({ ok: false, error: { fields: { baseUrl: 'fixed', clientId: 'fixed' } } })
  })
})

describe('a secret that is not typed', () => {
  // A locked keyring says that it is not there.
  test('is told as locked, and not as missing, where the keychain was locked in the middle of the day', async () => {
    const { add, handlers, keychain, told } = desk()
    const id = await add()
    keychain.state = 'locked'
    const kept = { ...typed({ clientSecret: '' }), id }
    const locked = { ok: false, error: { code: 'keychainLocked' } }
    expect(await handlers.testConnection(kept)).toMatchObject(locked)
    expect(await handlers.update({ ...kept, name: 'Renamed' })).toMatchObject(locked)
    keychain.state = 'ok'
    await handlers.testConnection(kept)
    expect(told).toEqual([{ baseUrl: 'https://eeid.example', clientId: 'client', secret: 'the secret' }])
  })

  test('is asked for where somebody has removed it from the keychain', async () => {
    const { add, handlers, keychain } = desk()
    const id = await add()
    keychain.entries.clear()
    const answer = await handlers.testConnection({ ...typed({ clientSecret: '' }), id })
    expect(answer).toMatchObject({ ok: false, error: { fields: { clientSecret: 'required' } } })
  })

  test('is the kept one, for the address it was given for', async () => {
    const { add, handlers, told } = desk()
    const id = await add()
    await handlers.testConnection({ ...typed({ clientSecret: '', baseUrl: 'https://eeid.example/' }), id })
    expect(told).toEqual([{ baseUrl: 'https://eeid.example', clientId: 'client', secret: 'the secret' }])
  })

  test.each([
    ['another address', { baseUrl: 'https://attacker.example' }],
    ['another client', { clientId: 'another' }]
  ])('is never sent to %s', async (_what, change) => {
    const { add, handlers, keychain, told } = desk()
    const id = await add()
    keychain.entries.set('database-key x', 'the key')
    for (const asked of [id, 'database-key x']) {
      const answer = await handlers.testConnection({ ...typed({ ...change, clientSecret: '' }), id: asked })
      expect(answer).toMatchObject({ ok: false, error: { fields: { clientSecret: 'required' } } })
    }
    expect(await handlers.update({ ...typed({ ...change, clientSecret: '' }), id })).toMatchObject({ ok: false })
    expect(told).toEqual([])
  })

  test('is the suggested one, for the suggested address only, and is never told', async () => {
    const { handlers, keychain, told } = desk(typed({ clientSecret: 'suggested' }))
    expect(JSON.stringify(await handlers.suggestion(undefined))).not.toContain('"suggested"')
    await handlers.testConnection(typed({ clientSecret: '', baseUrl: 'https://attacker.example' }))
    expect(told).toEqual([])
    await handlers.add(typed({ clientSecret: '' }))
    expect([...keychain.entries.values()]).toEqual(['suggested'])
  })
})

describe('a host that the desk does not know', () => {
  const strange = typed({ baseUrl: 'https://strange.example' })

  test.each(['testConnection', 'add'] as const)('is asked about by name before %s reaches it', async (call) => {
    const { box, handlers, told, store, keychain } = desk()
    box.agrees = false
    expect(await handlers[call](strange)).toEqual({ ok: false, error: { code: 'hostRefused' } })
    expect(box.asked.map(({ message }) => message)).toEqual([
      words('main:newHost.question', { host: 'strange.example' })
    ])
    expect([told, store.services.list(), [...keychain.entries.keys()]]).toEqual([[], [], []])
  })

  test('is asked about when a service is moved there', async () => {
    const { add, box, handlers, store } = desk()
    const id = await add()
    box.agrees = false
    expect(await handlers.update({ ...strange, id })).toMatchObject({ error: { code: 'hostRefused' } })
    expect(store.services.get(id)?.baseUrl).toBe('https://eeid.example')
  })

  test('is not asked about again once the clerk agreed, nor is that of a kept service, of the suggestion, or eeID’s own', async () => {
    const { add, box, handlers } = desk(typed({ baseUrl: 'https://suggested.example' }))
    await handlers.testConnection(strange)
    expect(await handlers.add(strange)).toMatchObject({ ok: true })
    await add(typed({ baseUrl: 'https://suggested.example/' }))
    await add(typed({ baseUrl: 'https://eeid.ee' }))
    expect(box.asked).toHaveLength(1)
  })

  test('is another one at another port, and a name with letters beyond a to z is told as such', async () => {
    const { box, handlers } = desk()
    await handlers.testConnection(typed({ baseUrl: 'https://eeid.ee:8443' }))
    await handlers.testConnection(typed({ baseUrl: 'https://ееid.ee' }))
    expect(box.asked).toHaveLength(2)
    expect(box.asked[1]?.detail).toContain(words('main:linkHost.foreign'))
  })

  test('is refused without a box while one is open, and after five within minutes', async () => {
    const { box, clock, handlers } = desk()
    const host = (n: number) => handlers.add(typed({ baseUrl: `https://host-${n}.example` }))
    box.agrees = false
    await Promise.all([handlers.testConnection(strange), handlers.testConnection(strange)])
    expect(box.asked).toHaveLength(1)
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await host(n)
    expect(box.asked).toHaveLength(5)
    clock.advance(60_000)
    await host(8)
    expect(box.asked).toHaveLength(6)
  })
})

test('connections are tested ten times running at most, and the service hears of no more', async () => {
  const { clock, handlers, told } = desk()
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push(await handlers.testConnection(typed()))
  expect(told).toHaveLength(10)
  expect(answers.at(-1)).toEqual({ ok: false, error: { code: 'testsTooOften' } })
  clock.advance(60_000)
  await handlers.testConnection(typed())
  expect(told).toHaveLength(11)
})

describe('another secret of a service', () => {
  test('is tried first, and takes the place of the old one where it works', async () => {
    const { add, handlers, keychain, signedInAnew, told } = desk()
    const id = await add()
    const changed = await handlers.update({ id, ...typed({ clientSecret: 'new' }) })
    expect(changed).toMatchObject({ ok: true, value: { id, secret: 'works' } })
    expect(told.at(-1)).toMatchObject({ secret: 'new' })
    expect([keychain.entries.get(id), signedInAnew]).toEqual(['new', [id]])
  })

  test('that the service refuses changes nothing', async () => {
    const { add, handlers, keychain, service } = desk()
    const id = await add()
    service.signIn = { kind: 'unauthorised' }
    const changed = await handlers.update({ id, ...typed({ name: 'Other', clientSecret: 'wrong' }) })
    expect(changed).toMatchObject({ ok: false, error: { code: 'unauthorised' } })
    expect(keychain.entries.get(id)).toBe('the secret')
    expect(await handlers.list(undefined)).toMatchObject([{ name: 'Desk' }])
  })

  test('is kept untried where the service is not reached, and that is said', async () => {
    const { add, handlers, keychain, service } = desk()
    const id = await add()
    service.signIn = { kind: 'offline' }
    const changed = await handlers.update({ id, ...typed({ clientSecret: 'new' }) })
    expect(changed).toMatchObject({ ok: true, value: { secret: 'notTried' } })
    expect(keychain.entries.get(id)).toBe('new')
  })

  test('is not asked about where none was typed', async () => {
    const { add, handlers, told } = desk()
    const id = await add()
    expect(await handlers.update({ id, ...typed({ name: 'Other', clientSecret: '' }) })).toMatchObject({
      ok: true,
      value: { name: 'Other', secret: null }
    })
    expect(told).toEqual([])
  })
})

describe('a secret that is forgotten', () => {
  const keyEntries = (store: ReturnType<typeof desk>['store']) =>
    store.audit.page({ acts: ['key'], author: null, from: null, until: null }, 0, 9).rows

  test('is gone from the keychain, the service signs in anew, and the log tells it without the secret', async () => {
    const { add, handlers, keychain, signedInAnew, store } = desk()
    const id = await add()
    expect(await handlers.forgetSecret({ id })).toEqual({ ok: true, value: null })
    expect([keychain.entries.has(id), signedInAnew]).toEqual([false, [id]])
    expect(keyEntries(store)).toMatchObject([{ told: { change: 'secretForgotten', name: 'Desk' } }])
    expect(JSON.stringify(keyEntries(store))).not.toContain('the secret')
    expect(await handlers.forgetSecret({ id: 'nobody' })).toMatchObject({ ok: false })
  })

  test('is not, where the keychain is locked', async () => {
    const { add, handlers, keychain, store } = desk()
    const id = await add()
    keychain.state = 'locked'
    expect(await handlers.forgetSecret({ id })).toMatchObject({ ok: false, error: { code: 'keychainLocked' } })
    expect([keychain.entries.has(id), keyEntries(store)]).toEqual([true, []])
  })
})
