/** The keychain's mark of how far the ledger has come: kept now and then, and heeded before another entry is made. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Keychain } from '../../../main/credentials/keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createMark, heedMark } from '../../../main/office/mark.ts'
import { foundOffice, leaveOffice } from '../../../main/office/membership.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'

const connection = { hosts: ['localhost'], database: 'office', user: 'desk_1', authority: '' }

async function office() {
  const clock = new ManualClock(Date.parse('2026-05-01T08:00:00Z'))
  const keychain = memoryKeychain()
  const store = openMemoryStore({ clock, random: randomBytes, author: () => 'Clerk' })
  const parts = { store, keychain, clock, random: randomBytes }
  await foundOffice(parts, { deskName: 'Counter 1', name: 'Town office', connection, password: 'x' })
  const account = `office mark ${store.office.membership()?.desk}`
  const told = () => JSON.parse(keychain.entries.get(account) ?? 'null') as { stream: string; number: number } | null
  const heed = (its: Pick<Keychain, 'get'> = keychain) => heedMark({ store, keychain: its, clock, log: silentLog })
  const note = () => store.audit.add({ act: 'note', told: {} })
  const rest = () => new Promise((resolve) => setImmediate(resolve))
  return { clock, keychain, store, parts, account, told, heed, note, rest }
}

test('it is kept at most once a minute, and only where the ledger has come further', async () => {
  const { clock, keychain, store, told, note, rest } = await office()
  let sets = 0
  const counted = {
    ...keychain,
    set: (...args: Parameters<Keychain['set']>) => keychain.set(...args).finally(() => (sets += 1))
  }
  const keep = createMark({ store, keychain: counted, clock, log: silentLog })
  for (let many = 0; many < 5; many += 1) {
    note()
    keep()
    await rest()
  }
  expect(sets).toBe(1)
  clock.advance(60_000)
  keep()
  await rest()
  expect([sets, told()]).toEqual([2, { stream: store.audit.head().stream, number: store.audit.head().size }])
  clock.advance(600_000)
  keep()
  await rest()
  expect(sets).toBe(2)
})

test('it is tried again where the keychain did not take it', async () => {
  const { clock, keychain, store, told, rest } = await office()
  const keep = createMark({ store, keychain, clock, log: silentLog })
  keychain.state = 'locked'
  keep()
  await rest()
  keychain.state = 'ok'
  expect(told()).toBeNull()
  clock.advance(60_000)
  keep()
  await rest()
  expect(told()?.number).toBe(store.audit.head().size)
})

test.each([
  ['more entries of the stream than there are', (stream: string, size: number) => ({ stream, number: size + 1 }), true],
  ['a stream that is not there', () => ({ stream: 'f'.repeat(32), number: 1 }), true],
  ['as many entries as there are', (stream: string, size: number) => ({ stream, number: size }), false],
  ['fewer entries than there are', (stream: string) => ({ stream, number: 1 }), false]
])('a mark of %s', async (_what, mark, begins) => {
  const { keychain, store, account, heed } = await office()
  const { stream, size } = store.audit.head()
  const code = store.desk.code()
  keychain.entries.set(account, JSON.stringify(mark(stream, size)))
  await heed()
  expect([store.audit.head().stream !== stream, store.desk.code() !== code]).toEqual([begins, begins])
})

test('a mark of a stream that was left behind says nothing of the one that goes on', async () => {
  const { keychain, store, account, heed } = await office()
  const { stream } = store.audit.head()
  keychain.entries.set(account, JSON.stringify({ stream, number: 900 }))
  store.audit.beginAnew()
  const now = store.audit.head().stream
  await heed()
  expect(store.audit.head().stream).toBe(now)
})

test.each(['locked', 'missing', 'denied'] as const)(
  'a keychain that is %s, or lacks the mark, stops nothing',
  async (state) => {
    const { store, heed } = await office()
    const { stream } = store.audit.head()
    await heed({ get: async () => ({ ok: false, state }) })
    await heed()
    expect(store.audit.head().stream).toBe(stream)
  }
)

test('a keychain that shows a prompt is waited for three seconds', async () => {
  const { clock, store, heed, note } = await office()
  const { stream } = store.audit.head()
  const heeded = heed({ get: () => new Promise(() => {}) })
  clock.advance(3_000)
  await heeded
  expect(note()).not.toBeNull()
  expect(store.audit.head().stream).toBe(stream)
})

test('a mark that comes too late at the start is heeded before another one takes its place', async () => {
  const { clock, keychain, store, account, told, rest } = await office()
  const { stream, size } = store.audit.head()
  keychain.entries.set(account, JSON.stringify({ stream, number: size + 1 }))
  createMark({ store, keychain, clock, log: silentLog })()
  await rest()
  expect(store.audit.head().stream).not.toBe(stream)
  expect(told()?.stream).toBe(store.audit.head().stream)
})

test('what is no mark is none', async () => {
  const { keychain, store, account, heed } = await office()
  const { stream } = store.audit.head()
  for (const value of ['', '{', '{"stream":1}', '[]']) {
    keychain.entries.set(account, value)
    await heed()
  }
  expect(store.audit.head().stream).toBe(stream)
})

test('whoever leaves the office takes the mark away', async () => {
  const { clock, keychain, store, parts, account, rest } = await office()
  createMark({ store, keychain, clock, log: silentLog })()
  await rest()
  expect(keychain.entries.has(account)).toBe(true)
  await leaveOffice(parts)
  expect(keychain.entries.has(account)).toBe(false)
})
