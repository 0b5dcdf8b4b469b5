/** What counts of what was said to an office, in whichever order it arrives. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type KeyPair, keyName, newSigningKey } from '../../../main/office/keys.ts'
import { createManagerKeys } from '../../../main/office/manager-keys.ts'
import { countingOf } from '../../../main/office/orders.ts'
import { type Removed, readStatement, state } from '../../../main/office/said.ts'
import {
  boxOf,
  carriedOn,
  isKeyKnownOutside,
  newestEpoch,
  type Statement,
  standing
} from '../../../main/office/statements.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'

const root = newSigningKey(randomBytes)
const office = keyName(root.public)
const handed = { enc: '0'.repeat(64), sealed: '0'.repeat(96) }

const newKey = () => newSigningKey(randomBytes)
const nameOf = (key: KeyPair) => keyName(key.public)

function admitted(by: KeyPair, desk: KeyPair, at = 1): Statement {
  const keys = { name: 'Counter', code: 'AAA', sign: desk.public, box: '1'.repeat(64) }
  return state(office, by, { is: 'admitted', name: 'Town', desk: keys, epoch: 1, key: handed, at })
}

const manager = (by: KeyPair, key: KeyPair, desk: KeyPair) =>
  state(office, by, { is: 'manager', key: key.public, holder: 'Mari', desk: nameOf(desk), at: 1 })

const removed = (by: KeyPair, key: KeyPair, knows: Partial<Pick<Removed, 'ends' | 'statements'>> = {}) =>
  state(office, by, { is: 'removed', key: nameOf(key), ends: [], statements: [], at: 1, ...knows })

const erased = (by: KeyPair) => state(office, by, { is: 'erased', subjects: ['0'.repeat(32)], requests: [], at: 1 })

const epoch = (by: KeyPair, number: number, desks: KeyPair[]) =>
  state(office, by, {
    is: 'epoch',
    epoch: number,
    check: '0'.repeat(64),
    keys: desks.map((desk) => ({ desk: nameOf(desk), key: handed })),
    at: 1
  })

/** It comes to the same whichever comes first. */
function stands(...statements: Statement[]) {
  const read = (some: Statement[]) => {
    const { desks, removals, managers, epochs, erasures } = standing(some, office)
    return {
      desks: [...desks.keys()].toSorted(),
      removed: [...removals.keys()].toSorted(),
      managers: [...managers.keys()].toSorted(),
      epoch: epochs.at(-1)?.epoch ?? 1,
      erasures: erasures.length
    }
  }
  const there = read(statements)
  expect(read(statements.toReversed())).toEqual(there)
  return there
}

describe('a manager’s key', () => {
  const [desk, other, mine] = [newKey(), newKey(), newKey()]

  test('that the root key has admitted admits a desk', () => {
    const all = stands(admitted(root, desk), manager(root, mine, desk), admitted(mine, other))
    expect(all.desks).toEqual([nameOf(desk), nameOf(other)].toSorted())
  })

  test('that another manager has admitted, or nobody, does nothing', () => {
    const second = newKey()
    const all = stands(
      admitted(root, desk),
      manager(root, mine, desk),
      manager(mine, second, desk),
      admitted(second, other),
      removed(second, desk),
      erased(second),
      epoch(second, 70_000, [desk])
    )
    expect(all).toEqual({ desks: [nameOf(desk)], removed: [], managers: [mine.public], epoch: 1, erasures: 0 })
  })

  test('counts no longer when the desk that keeps it is removed, but for what was known by then', () => {
    const second = newKey()
    const before = erased(mine)
    const said = [admitted(root, desk), admitted(root, other), manager(root, mine, desk), manager(root, second, other)]
    const all = stands(
      ...said,
      before,
      admitted(mine, newKey()),
      epoch(mine, 70_000, [desk]),
      removed(second, desk, { statements: [before.id] })
    )
    expect(all).toMatchObject({ managers: [second.public], epoch: 1, erasures: 1 })
    expect(all.desks).toHaveLength(2)
  })

  test('does not remove the desk that keeps it, whose ends it could choose', () => {
    const all = stands(admitted(root, desk), manager(root, mine, desk), removed(mine, desk), removed(mine, mine))
    expect(all).toMatchObject({ removed: [], managers: [mine.public] })
  })

  test('and another one remove one another, and the root key takes that back', () => {
    const second = newKey()
    const said = [admitted(root, desk), admitted(root, other), manager(root, mine, desk), manager(root, second, other)]
    const both = [removed(mine, other), removed(second, desk)]
    expect(stands(...said, ...both).removed).toEqual([nameOf(desk), nameOf(other)].toSorted())
    expect(stands(...said, ...both, removed(root, other)).removed).toEqual([nameOf(other)])
  })

  test('is withdrawn by itself, and its desk goes on', () => {
    const all = stands(admitted(root, desk), manager(root, mine, desk), removed(root, mine))
    expect(all).toMatchObject({ desks: [nameOf(desk)], managers: [] })
  })
})

test('what was said to another office, or was changed on the way, is not read', () => {
  const said = admitted(root, newKey())
  expect(readStatement(said, '0'.repeat(32))).toBeUndefined()
  const changed = said.statement.replace('Town', 'Tour')
  expect(readStatement({ ...said, statement: changed }, office)).toBeUndefined()
})

test('what nobody may say is not carried on', () => {
  const [desk, mine, nobody] = [newKey(), newKey(), newKey()]
  const good = [admitted(root, desk), manager(root, mine, desk), erased(mine)]
  const handing = (by: KeyPair) =>
    state(office, by, { is: 'handed', epoch: 70_000, desk: nameOf(desk), key: handed, at: 1 })
  const bad = [erased(nobody), removed(nobody, desk), manager(mine, nobody, desk), handing(nobody)]
  const told = [...good, handing(desk), ...bad]
  expect(carriedOn([], told, office)).toEqual([...good, handing(desk)])
})

test('a key that a removed desk was handed is one that another one is to follow', () => {
  const [desk, other] = [newKey(), newKey()]
  const said = [admitted(root, desk), admitted(root, other), removed(root, other)]
  expect(isKeyKnownOutside(standing(said, office))).toBe(true)
  const after = standing([...said, epoch(root, 70_000, [desk])], office)
  expect([isKeyKnownOutside(after), newestEpoch(after)]).toEqual([false, 70_000])
})

describe('of a removed desk’s stream', () => {
  const links = [
    { hash: 'a', before: null },
    { hash: 'b', before: 'a' },
    { hash: 'c', before: 'b' },
    { hash: 'b2', before: 'a' }
  ]
  const ending = (...hashes: string[]): Removed =>
    ({ ends: hashes.map((hash, number) => ({ stream: 's', number, hash })) }) as unknown as Removed
  const counting = (...removals: Removed[]) => {
    const { counting: all, isWhole } = countingOf('s', removals, links)
    return { all: [...all].toSorted(), isWhole }
  }

  test('counts what led to the ends, and of a fork only the named side', () => {
    expect(counting(ending('b'))).toEqual({ all: ['a', 'b'], isWhole: true })
    expect(counting(ending('c', 'b2'))).toEqual({ all: ['a', 'b', 'b2', 'c'], isWhole: true })
    expect(counting(ending())).toEqual({ all: [], isWhole: true })
  })

  test('counts what every removal lets count, and what is not known is told', () => {
    expect(counting(ending('c'), ending('b'))).toEqual({ all: ['a', 'b'], isWhole: true })
    expect(counting(ending('x')).isWhole).toBe(false)
  })
})

describe('a manager’s key in the keychain', () => {
  const cost = { N: 2, r: 8, p: 1 }

  async function kept() {
    const [keychain, clock] = [memoryKeychain(), new ManualClock()]
    const store = openMemoryStore({ clock, random: randomBytes, author: () => 'Mari' })
    const keys = createManagerKeys({ keychain, clock, random: randomBytes, cost })
    const made = await keys.make('9471 k')
    if (!made.ok) throw new Error(made.error.code)
    store.managing.addKey({ key: made.value.public, holder: 'Mari' })
    const again = () => createManagerKeys({ keychain, clock, random: randomBytes, cost })
    return { keychain, clock, store, keys, pair: made.value, again }
  }

  test('is sealed: nothing of it is there to read', async () => {
    const { keychain, pair } = await kept()
    const [text = ''] = keychain.entries.values()
    expect(text).not.toContain(pair.secret)
    expect(text).not.toContain(Buffer.from(pair.secret, 'hex').toString('base64').slice(0, 20))
  })

  test('is opened by its PIN, and by no other', async () => {
    const { store, keys, pair } = await kept()
    expect(await keys.open(store, pair.public, '9471 K')).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(await keys.open(store, pair.public, '9471 k')).toEqual({ ok: true, value: pair })
    expect(store.managing.failedOf(pair.public)).toBe(0)
  })

  test('is not tried for a while after wrong PINs, also not by starting again', async () => {
    const { store, keys, pair, clock, again } = await kept()
    for (let turn = 0; turn < 3; turn += 1) await keys.open(store, pair.public, 'wrong')
    const waiting = { ok: false, error: { code: 'pinWait' } }
    expect(await keys.open(store, pair.public, '9471 k')).toMatchObject(waiting)
    expect(await again().open(store, pair.public, '9471 k')).toMatchObject(waiting)
    clock.advance(30_000)
    expect((await keys.open(store, pair.public, '9471 k')).ok).toBe(true)
  })

  test('takes no PIN that anybody would try first, and is gone when it is forgotten', async () => {
    const { keychain, store, keys, pair } = await kept()
    expect(await keys.make('111111')).toMatchObject({ ok: false, error: { fields: { pin: 'pinTooEasy' } } })
    expect(await keys.forget(pair.public)).toBe(true)
    expect(keychain.entries.size).toBe(0)
    expect(await keys.open(store, pair.public, '9471 k')).toMatchObject({ error: { code: 'pinMissing' } })
  })
})

describe('the keys by which desks are handed the office’s', () => {
  const renewed = (by: KeyPair, number: number, box: string) =>
    state(office, by, { is: 'box', number, box: box.repeat(64), at: 1 })

  test('are the newest that each desk has said itself, in whichever order they arrive', () => {
    const [desk, other] = [newKey(), newKey()]
    const said = [admitted(root, desk), admitted(root, other), renewed(desk, 2, '3'), renewed(desk, 1, '2')]
    for (const statements of [said, said.toReversed()]) {
      const stands = standing(statements, office)
      expect([boxOf(stands, nameOf(desk)), boxOf(stands, nameOf(other))]).toEqual(['3'.repeat(64), '1'.repeat(64)])
    }
  })

  test('of a copied desk are the same at every desk', () => {
    const desk = newKey()
    const said = [admitted(root, desk), renewed(desk, 1, '3'), renewed(desk, 1, '2')]
    const boxes = [said, said.toReversed()].map((all) => boxOf(standing(all, office), nameOf(desk)))
    expect(new Set(boxes).size).toBe(1)
  })

  test('are said by nobody who does not belong to the office, and by no removed desk', () => {
    const [desk, stranger] = [newKey(), newKey()]
    const said = [admitted(root, desk)]
    expect(carriedOn(said, [renewed(stranger, 1, '2')], office)).toEqual([])
    expect(carriedOn(said, [renewed(desk, 1, '2')], office)).toHaveLength(1)
    const gone = [...said, removed(root, desk)]
    expect(carriedOn(gone, [renewed(desk, 1, '2')], office)).toEqual([])
    expect(standing([...gone, renewed(desk, 1, '2')], office).boxes.size).toBe(0)
  })
})
