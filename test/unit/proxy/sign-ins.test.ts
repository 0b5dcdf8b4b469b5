import { describe, expect, test } from 'vitest'
import { proxyHandlers } from '../../../main/ipc/proxies.ts'
import { type LogFields, silentLog } from '../../../main/log/log.ts'
import { proxyKeeper } from '../../../main/proxy/sign-ins.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'

const proxy = 'proxy.office:3128'
const typed = { proxy, userName: 'desk', password: 'the password' }

function desk() {
  const keychain = memoryKeychain()
  const clock = new ManualClock()
  const told = { changes: 0, forgotten: 0, log: [] as [string, LogFields | undefined][] }
  const keeper = proxyKeeper({
    keychain,
    clock,
    log: { ...silentLog, warn: (event, fields) => void told.log.push([event, fields]) },
    forgetInNetwork: async () => {
      told.forgotten += 1
    },
    changed: () => {
      told.changes += 1
    }
  })
  return { keychain, clock, told, keeper, calls: proxyHandlers(keeper) }
}

describe('a proxy’s sign-in', () => {
  test('is kept in the keychain, given to that proxy only, and never told again', async () => {
    const { keeper, calls, keychain, told } = desk()
    keeper.wanted(proxy, 'missing')
    const answer = await calls.signIn(typed)
    expect(answer).toEqual({ ok: true, value: { asking: null, kept: [{ proxy, userName: 'desk' }] } })
    expect([...keychain.entries.values()].join()).toContain('the password')
    expect(await keeper.of(proxy)).toEqual({ userName: 'desk', password: 'the password' })
    for (const other of ['proxy.office:3129', 'proxy.office', 'other.office:3128', ''])
      expect(await keeper.of(other)).toBeNull()
    expect(JSON.stringify(await calls.state(undefined))).not.toContain('the password')
    expect(told.changes).toBe(1)
  })

  test('is asked for once, by name, and the log says so once and names nobody', async () => {
    const { keeper, calls, told } = desk()
    expect(await calls.state(undefined)).toMatchObject({ value: { asking: null } })
    for (let call = 0; call < 3; call++) keeper.wanted(proxy, 'missing')
    expect(await calls.state(undefined)).toMatchObject({ value: { asking: { proxy, refused: false } } })
    expect(told.log).toEqual([['proxy.sign-in-wanted', { why: 'missing' }]])
  })

  test('is taken only for a proxy that asks or is known, and whole', async () => {
    const { keeper, calls, keychain } = desk()
    expect(await calls.signIn(typed)).toMatchObject({ ok: false, error: { code: 'notNow' } })
    keeper.wanted(proxy, 'missing')
    expect(await calls.signIn({ ...typed, userName: ' ', password: '' })).toMatchObject({
      error: { code: 'invalid', fields: { userName: 'required', password: 'required' } }
    })
    expect(await calls.signIn({ ...typed, proxy: 'evil.example:80' })).toMatchObject({ error: { code: 'notNow' } })
    expect([...keychain.entries]).toEqual([])
  })

  test('that was refused is not given again, until another is typed or half an hour has passed', async () => {
    const { keeper, calls, clock } = desk()
    keeper.wanted(proxy, 'missing')
    await calls.signIn(typed)
    keeper.wanted(proxy, 'refused')
    expect(await keeper.of(proxy)).toBeNull()
    expect(keeper.asking()).toEqual({ proxy, refused: true })
    keeper.wanted(proxy, 'missing')
    expect(keeper.asking()).toEqual({ proxy, refused: true })
    clock.advance(30 * 60_000)
    expect(await keeper.of(proxy)).toMatchObject({ password: 'the password' })
    keeper.wanted(proxy, 'refused')
    await calls.signIn({ ...typed, password: 'another' })
    expect(await keeper.of(proxy)).toMatchObject({ password: 'another' })
  })

  test('can be forgotten, here and in the network', async () => {
    const { keeper, calls, keychain, told } = desk()
    keeper.wanted(proxy, 'missing')
    await calls.signIn(typed)
    expect(await calls.forget({ proxy })).toMatchObject({ ok: true, value: { kept: [] } })
    expect(await keeper.of(proxy)).toBeNull()
    expect([...keychain.entries]).toEqual([])
    expect(told.forgotten).toBe(1)
  })

  test('beside those of other proxies: the last four', async () => {
    const { keeper, calls } = desk()
    for (const port of [1, 2, 3, 4, 5]) {
      keeper.wanted(`proxy.office:${port}`, 'missing')
      await calls.signIn({ ...typed, proxy: `proxy.office:${port}` })
    }
    const kept = await keeper.kept()
    expect(kept.ok && kept.value.map((each) => each.proxy)).toEqual([5, 4, 3, 2].map((port) => `proxy.office:${port}`))
  })

  test('is not kept by a keychain that is locked, and the clerk hears it', async () => {
    const { keeper, calls, keychain } = desk()
    keeper.wanted(proxy, 'missing')
    keychain.state = 'locked'
    expect(await calls.signIn(typed)).toMatchObject({ ok: false, error: { code: 'keychainLocked' } })
    expect(keeper.asking()).toMatchObject({ proxy })
  })

  test.each(['no JSON', '{}', '[{"proxy":1}]'])('is nothing in an entry that is damaged: %s', async (entry) => {
    const { keeper, keychain } = desk()
    keychain.entries.set('proxy sign-ins', entry)
    expect(await keeper.of(proxy)).toBeNull()
    keeper.wanted(proxy, 'missing')
    expect(await keeper.keep(typed)).toMatchObject({ ok: true })
  })
})
