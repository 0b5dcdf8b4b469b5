import { describe, expect, test } from 'vitest'
import { type KeychainOptions, openKeychain } from '../../../main/credentials/keychain.ts'
import type { Keytar } from '../../../main/credentials/keytar.ts'
import type { LogFields } from '../../../main/log/log.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'

/** keytar over a map. `hang` keeps calls back until they are released; `failing` makes the calls named reject. */
function mapKeytar() {
  const entries = new Map<string, string>()
  const waiting: (() => void)[] = []
  const state = { calls: [] as string[], underWay: 0, mostUnderWay: 0, hang: false, failing: new Map<string, Error>() }

  async function call<T>(name: keyof Keytar, work: () => T): Promise<T> {
    state.calls.push(name)
    state.underWay += 1
    state.mostUnderWay = Math.max(state.mostUnderWay, state.underWay)
    await (state.hang ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve())
    state.underWay -= 1
    const error = state.failing.get(name)
    if (error) throw error
    return work()
  }

  const keytar: Keytar = {
    getPassword: (service, account) => call('getPassword', () => entries.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, secret) =>
      call('setPassword', () => void entries.set(`${service}/${account}`, secret)),
    deletePassword: (service, account) => call('deletePassword', () => entries.delete(`${service}/${account}`))
  }
  return { keytar, entries, state, release: () => waiting.shift()?.() }
}

function opened(more: Partial<KeychainOptions> = {}) {
  const clock = new ManualClock()
  const { keytar, ...rest } = mapKeytar()
  const log: LogFields[] = []
  const note = (_event: string, fields: LogFields = {}) => void log.push(fields)
  const keychain = openKeychain({
    service: 'eeID Desk',
    clock,
    log: { info: note, warn: note, error: note },
    deadlineMs: 1_000,
    load: async () => keytar,
    platform: 'linux',
    ...more
  })
  return { keychain, clock, log, ...rest }
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

const locked = { ok: false, state: 'locked' }

describe('a secret', () => {
  test('is kept, told, replaced and removed', async () => {
    const { keychain, entries } = opened()
    expect(await keychain.get('service-1')).toEqual({ ok: true, value: null })
    expect(await keychain.set('service-1', 'one')).toEqual({ ok: true, value: null })
    expect(await keychain.set('service-1', 'two')).toEqual({ ok: true, value: null })
    expect(await keychain.get('service-1')).toEqual({ ok: true, value: 'two' })
    expect([...entries.keys()]).toEqual(['eeID Desk/service-1'])
    expect(await keychain.remove('service-1')).toEqual({ ok: true, value: true })
    expect(await keychain.remove('service-1')).toEqual({ ok: true, value: false })
  })

  test.each(['x'.repeat(2_560), 'õ'.repeat(1_280)])('may be 2,560 bytes long', async (secret) => {
    expect((await opened().keychain.set('a', secret)).ok).toBe(true)
  })

  test.each(['x'.repeat(2_561), 'õ'.repeat(1_281)])('may not be longer, on any system', async (secret) => {
    const { keychain, state } = opened()
    expect(await keychain.set('a', secret)).toEqual({ ok: false, state: 'tooLong' })
    expect(state.calls).toEqual([])
  })

  test.each(['', 'a\0b', '\ud800'])('that a keychain would change is refused: %j', async (secret) => {
    await expect(opened().keychain.set('a', secret)).rejects.toThrow(RangeError)
  })
})

describe('the probe', () => {
  test('finds a keychain that works, and leaves nothing in it', async () => {
    const { keychain, entries, state } = opened()
    expect(await keychain.probe()).toBe('ok')
    expect(state.calls).toEqual(['setPassword', 'getPassword', 'deletePassword'])
    expect(entries.size).toBe(0)
  })

  test('finds one that keeps nothing locked', async () => {
    const { keytar } = mapKeytar()
    const forgetful = { ...keytar, getPassword: async () => null }
    expect(await opened({ load: async () => forgetful }).keychain.probe()).toBe('locked')
  })

  test('is not disturbed by another at the same time', async () => {
    const { keychain } = opened()
    expect(await Promise.all([keychain.probe(), keychain.probe(), keychain.probe()])).toEqual(['ok', 'ok', 'ok'])
  })

  test('is not disturbed by another desk that probes the same keychain at the same time', async () => {
    const { entries, keytar } = mapKeytar()
    const [one, other] = [opened({ load: async () => keytar }), opened({ load: async () => keytar })]
    expect(await Promise.all([one.keychain.probe(), other.keychain.probe()])).toEqual(['ok', 'ok'])
    expect(entries.size).toBe(0)
  })
})

describe('why a call failed', () => {
  test('keytar that cannot be loaded is a missing keychain, until it can be', async () => {
    let installed = false
    const { keytar } = mapKeytar()
    const load = () => (installed ? Promise.resolve(keytar) : Promise.reject(new Error('Failed to load')))
    const { keychain } = opened({ load })
    expect(await keychain.get('a')).toEqual({ ok: false, state: 'missing' })
    expect(await keychain.probe()).toBe('missing')
    installed = true
    expect(await keychain.probe()).toBe('ok')
  })

  test('on Linux, one that can be read but not written is locked, in every language', async () => {
    const { keychain, state } = opened()
    state.failing.set('setPassword', new Error('Lukustatud kogumisse ei saa kirjet luua'))
    expect(await keychain.probe()).toBe('locked')
    expect(await keychain.set('a', 'b')).toEqual(locked)
  })

  test('on Linux, one that cannot even be read is missing', async () => {
    const { keychain, state } = opened()
    for (const name of ['setPassword', 'getPassword']) state.failing.set(name, new Error('Teenust pole'))
    expect(await keychain.probe()).toBe('missing')
    expect(await keychain.get('a')).toEqual({ ok: false, state: 'missing' })
  })

  test.each([
    ['linux', 'An AppArmor policy prevents this sender from sending this message', 'denied'],
    ['darwin', 'The user name or passphrase you entered is not correct.', 'denied'],
    ['darwin', 'User canceled the operation.', 'denied'],
    ['darwin', 'User interaction is not allowed.', 'locked'],
    ['darwin', 'A default keychain could not be found.', 'missing'],
    ['darwin', 'The disk is full.', 'full'],
    ['win32', 'Protsessi jaoks pole piisavalt mälu.', 'full'],
    ['win32', 'A specified logon session does not exist. It may already have been terminated.', 'missing'],
    ['win32', 'Access is denied.', 'denied']
  ] as const)('on %s, “%s” means %s', async (platform, message, expected) => {
    const { keychain, state } = opened({ platform })
    state.failing.set('setPassword', new Error(message))
    expect(await keychain.probe()).toBe(expected)
  })
})

describe('a keychain that is full', () => {
  test('on Linux is one that keeps nothing and still gives what it has', async () => {
    const { keychain, state } = opened()
    await keychain.set('service-1', 'one')
    await keychain.get('service-1')
    state.failing.set('setPassword', new Error('Ei saanud kirjutada'))
    expect(await keychain.probe()).toBe('full')
    expect(await keychain.set('a', 'b')).toEqual({ ok: false, state: 'full' })
    expect(await keychain.get('service-1')).toEqual({ ok: true, value: 'one' })
  })

  test('on Linux is locked where it does not give what it had', async () => {
    const { keychain, state, entries } = opened()
    await keychain.set('service-1', 'one')
    await keychain.get('service-1')
    state.failing.set('setPassword', new Error('Ei saanud kirjutada'))
    entries.clear()
    expect(await keychain.probe()).toBe('locked')
  })

  test('on Windows is denied where it does not even look up', async () => {
    const { keychain, state } = opened({ platform: 'win32' })
    for (const name of ['setPassword', 'getPassword']) state.failing.set(name, new Error('Ei ole lubatud'))
    expect(await keychain.set('a', 'b')).toEqual({ ok: false, state: 'denied' })
  })
})

describe('one call at a time', () => {
  test('whatever the number of callers', async () => {
    const { keychain, state } = opened()
    const calls = Array.from({ length: 20 }, (_each, index) => keychain.set(`a${index}`, 'x'))
    expect((await Promise.all([...calls, keychain.probe(), keychain.get('a3')])).length).toBe(22)
    expect(state.mostUnderWay).toBe(1)
  })

  test('in the order in which they came', async () => {
    const { keychain } = opened()
    const [, first, , second] = await Promise.all([
      keychain.set('a', 'one'),
      keychain.get('a'),
      keychain.set('a', 'two'),
      keychain.get('a')
    ])
    expect([first, second]).toEqual([
      { ok: true, value: 'one' },
      { ok: true, value: 'two' }
    ])
  })
})

describe('a call that hangs, as behind an unlock prompt', () => {
  test('is locked at its deadline', async () => {
    const { keychain, clock, state } = opened()
    state.hang = true
    const answer = keychain.get('a')
    await settle()
    clock.advance(1_000)
    expect(await answer).toEqual(locked)
    expect(clock.waiting).toBe(0)
  })

  test('keeps its turn: the next waits no longer than its own deadline, and is then never begun', async () => {
    const { keychain, clock, state, release, entries } = opened()
    state.hang = true
    const first = keychain.get('a')
    await settle()
    clock.advance(600)
    const second = keychain.set('b', 'x')
    clock.advance(1_000)
    expect([await first, await second]).toEqual([locked, locked])
    state.hang = false
    release()
    await settle()
    expect(state.calls).toEqual(['getPassword'])
    expect(entries.size).toBe(0)
  })

  test('gives way as soon as it ends', async () => {
    const { keychain, clock, state, release } = opened()
    state.hang = true
    const first = keychain.get('a')
    await settle()
    clock.advance(1_000)
    await first
    const next = keychain.probe()
    state.hang = false
    release()
    expect(await next).toBe('ok')
  })

  test('that was a probe cleans up after itself when it goes on at last', async () => {
    const { keychain, clock, state, release, entries } = opened()
    state.hang = true
    const probe = keychain.probe()
    await settle()
    clock.advance(1_000)
    expect(await probe).toBe('locked')
    state.hang = false
    release()
    await settle()
    expect(state.calls).toEqual(['setPassword', 'getPassword', 'deletePassword'])
    expect(entries.size).toBe(0)
  })

  test('and fails after all is nobody’s surprise', async () => {
    const { keychain, clock, state, release } = opened()
    state.hang = true
    state.failing.set('setPassword', new Error('dismissed'))
    const answer = keychain.set('a', 'x')
    await settle()
    clock.advance(1_000)
    expect(await answer).toEqual(locked)
    state.hang = false
    release()
    await settle()
    state.failing.clear()
    expect(await keychain.probe()).toBe('ok')
  })
})

test('the log tells calls and states: no accounts, no secrets, no messages', async () => {
  const { keychain, state, log } = opened()
  state.failing.set('setPassword', new Error('account-7 cannot keep hush-hush'))
  await keychain.set('account-7', 'hush-hush')
  expect(log).toEqual([{ call: 'set', state: 'locked', late: false }])
})
