import { describe, expect, test, vi } from 'vitest'
import type { Entry } from '../../../main/audit/entry.ts'
import { hashOfHead, readHead, writeHead } from '../../../main/audit/entry.ts'
import { verifyLog } from '../../../main/audit/verify.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { storeWithService, temporaryFolder, testClock } from '../store/temporary-store.ts'

const dayMs = 24 * 3_600_000

/** A log of five entries over two days. */
function loggedDesk() {
  const clock = testClock()
  const store = storeWithService(temporaryFolder(), clock)
  store.audit.add({ act: 'create', request: 'r-1', told: { reference: 'K7Q-00001' } })
  store.audit.add({ act: 'decide', request: 'r-1', told: { verdict: 'accept' } })
  store.audit.add({ act: 'open', request: 'r-2' })
  clock.advance(dayMs)
  store.audit.add({ act: 'print', request: 'r-1' })
  store.audit.add({ act: 'settings', told: { name: 'policy' } })
  return { clock, store, entries: [...store.audit.entries()], head: store.audit.head() }
}

const faultsOf = (entries: readonly Entry[], known = [] as Parameters<typeof verifyLog>[1]) =>
  verifyLog(entries, known).findings.map(({ fault, number }) => `${fault} ${number}`)

test('a log that nobody touched is whole, and its head is the one that the desk tells', () => {
  const { store, entries, head } = loggedDesk()
  expect(verifyLog(entries, [head, ...store.audit.days()])).toEqual({
    entries: entries.length,
    erased: 0,
    heads: [head],
    findings: []
  })
})

test('entries tell who, when and what, the newest first', () => {
  const { store, clock } = loggedDesk()
  const none = { acts: [], author: null, from: null, until: null }
  const { total, rows } = store.audit.page(none, 0, 2)
  expect(total).toBe(6)
  expect(rows).toMatchObject([
    { act: 'settings', author: 'Clerk', at: clock.now(), request: null, told: { name: 'policy' } },
    { act: 'print', request: 'r-1', told: {} }
  ])
  expect(store.audit.page({ ...none, acts: ['create', 'open'] }, 0, 9).rows.map(({ act }) => act)).toEqual([
    'open',
    'create'
  ])
  expect(store.audit.page({ ...none, from: clock.now() }, 0, 9).total).toBe(2)
  expect(store.audit.page({ ...none, until: clock.now() }, 0, 9).total).toBe(4)
  expect(store.audit.page({ ...none, author: 'Nobody' }, 0, 9).total).toBe(0)
  expect(store.audit.authors()).toEqual(['', 'Clerk'])
})

test('each day that is over has a head', () => {
  const { store, entries } = loggedDesk()
  expect(store.audit.days()).toMatchObject([{ day: '2026-05-01', size: 4 }])
  expect(verifyLog(entries.slice(0, 4), store.audit.days()).heads[0]?.root).toBe(store.audit.days()[0]?.root)
})

describe('is found:', () => {
  const with2 = (entries: readonly Entry[], change: Partial<Entry>) =>
    entries.map((entry, at) => (at === 1 ? { ...entry, ...change } : entry))

  test('a head that was changed', () => {
    const { entries } = loggedDesk()
    const changed = entries[1]?.head.replace('"author":"Clerk"', '"author":"Other"') ?? ''
    expect(faultsOf(with2(entries, { head: changed }))).toEqual(['changed 2', 'order 3'])
  })

  test('a head that was changed together with its hash', () => {
    const { entries } = loggedDesk()
    const changed = entries[1]?.head.replace('"author":"Clerk"', '"author":"Other"') ?? ''
    expect(faultsOf(with2(entries, { head: changed, hash: hashOfHead(changed) }))).toEqual(['order 3'])
  })

  test('a head whose blanks or keys were moved', () => {
    const { entries } = loggedDesk()
    expect(faultsOf(with2(entries, { head: entries[1]?.head.replace(':', ': ') ?? '' }))).toContain('changed 2')
    expect(faultsOf(with2(entries, { head: 'nothing' }))).toContain('changed 2')
  })

  test('a text that was changed', () => {
    const { entries } = loggedDesk()
    const salted = entries[1]?.salted ?? null
    expect(faultsOf(with2(entries, { salted: salted && { ...salted, text: '{"verdict":"reject"}' } }))).toEqual([
      'text 2'
    ])
  })

  test('a hole', () => {
    const { entries } = loggedDesk()
    expect(faultsOf(entries.filter((_, at) => at !== 2))).toEqual(['gap 4'])
  })

  test('two that changed places', () => {
    const { entries } = loggedDesk()
    const [a, b, c, ...rest] = entries
    if (!a || !b || !c) throw new Error('three entries are needed')
    expect(faultsOf([a, c, b, ...rest])).toEqual(['gap 3', 'gap 2', 'gap 4'])
  })

  test('a tail that was cut, by a head that was written down elsewhere', () => {
    const { entries, head, store } = loggedDesk()
    const days = store.audit.days()
    expect(faultsOf(entries.slice(0, 5), days)).toEqual([])
    expect(faultsOf(entries.slice(0, 5), [head])).toEqual(['cut 6'])
    expect(faultsOf([], [head])).toEqual(['cut 6'])
  })

  test('a chain that was written anew from some entry on, by a head that was written down before', () => {
    const { entries, head, store } = loggedDesk()
    const days = store.audit.days()
    const forged: Entry[] = []
    for (const entry of entries) {
      const read = readHead(entry.head)
      if (!read) throw new Error('the entry has no head')
      const text = writeHead({ ...read, author: 'Other', before: forged.at(-1)?.hash ?? null })
      forged.push({ ...entry, head: text, hash: hashOfHead(text) })
    }
    expect(faultsOf(forged)).toEqual([])
    expect(faultsOf(forged, [...days, head])).toEqual(['forged 4', 'forged 6'])
  })

  test('a head that was forged', () => {
    const { entries, head } = loggedDesk()
    expect(faultsOf(entries, [{ ...head, root: 'f'.repeat(64) }])).toEqual(['forged 6'])
  })
})

test('what was erased is gone, and the log is whole: it says how much was erased', () => {
  const { store, head } = loggedDesk()
  expect(store.audit.erase('r-1')).toBe(3)
  const entries = [...store.audit.entries()]
  expect(verifyLog(entries, [head])).toMatchObject({ erased: 3, findings: [] })
  expect(JSON.stringify(entries)).not.toContain('K7Q-00001')
  expect(store.audit.page({ acts: ['create'], author: null, from: null, until: null }, 0, 1).rows).toMatchObject([
    { request: null, told: null }
  ])
})

test('what comes later about a request that was erased is told under another name', () => {
  const { store } = loggedDesk()
  const subject = () => readHead([...store.audit.entries()].at(-1)?.head ?? '')?.subject
  store.audit.add({ act: 'open', request: 'r-1' })
  const before = subject()
  store.audit.erase('r-1')
  store.audit.add({ act: 'open', request: 'r-1' })
  expect(subject()).not.toBe(before)
})

test('an act that fails leaves no entry: both are one step', () => {
  const { store, head } = loggedDesk()
  const failing = () =>
    store.atomically(() => {
      store.audit.add({ act: 'decide', request: 'r-1' })
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect(store.audit.head()).toEqual(head)
})

test('an entry is there whole or not at all, outside a transaction too: a day whose next entry fails is not over twice', () => {
  const clock = testClock()
  const author = vi.fn(() => 'Clerk')
  const store = openMemoryStore({ clock, random: fixedRandom(), author })
  store.audit.add({ act: 'open', request: 'r-1' })
  clock.advance(dayMs)
  author.mockImplementationOnce(() => {
    throw new Error('nobody is here')
  })
  expect(() => store.audit.add({ act: 'open', request: 'r-1' })).toThrow('nobody is here')
  expect(store.audit.days()).toEqual([])
  store.audit.add({ act: 'open', request: 'r-1' })
  expect(store.audit.days()).toHaveLength(1)
})

test('the log goes on where it was, after a restart', () => {
  const folder = temporaryFolder()
  const clock = testClock()
  const first = storeWithService(folder, clock)
  first.audit.add({ act: 'open', request: 'r-1' })
  const { stream, size } = first.audit.head()
  first.close()
  const second = storeWithService(folder, clock)
  second.audit.add({ act: 'open', request: 'r-1' })
  expect(second.audit.head()).toMatchObject({ stream, size: size + 1 })
  expect(verifyLog(second.audit.entries(), []).findings).toEqual([])
})
