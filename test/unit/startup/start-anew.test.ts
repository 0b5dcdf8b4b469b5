import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ledgerFile } from '../../../main/store/database/files.ts'
import { temporaryFolder } from '../store/temporary-store.ts'
import { deskIn, contentsOf as readAll } from './desk-in.ts'
import type { MemoryKeychain } from './memory-keychain.ts'

const otherKey = 'cd'.repeat(32)

/** Hashes: a difference is to be told without megabytes. */
const contentsOf = (folder: string) =>
  readAll(folder).map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')])

/** A desk that kept something, a backup too, and whose key is lost in one way or the other. */
async function deskWithoutKey(lost: 'missing' | 'wrong') {
  const around = temporaryFolder()
  const folder = join(around, 'desk')
  const first = deskIn(folder)
  await first.desk.open()
  first.desk.opened()?.store.desk.takeReference()
  const next = first.desk.opened()?.store.desk.nextReference()
  await first.desk.close()
  const { keychain } = first
  const [[account, key] = ['', '']] = keychain.entries
  if (lost === 'missing') keychain.entries.clear()
  else keychain.entries.set(account, otherKey)
  return { around, folder, keychain, account, key, next, before: contentsOf(folder) }
}

const asideIn = (around: string) =>
  readdirSync(around)
    .filter((name) => name !== 'desk')
    .map((name) => join(around, name))

describe('a desk whose key is lost starts anew', () => {
  test.each(['missing', 'wrong'] as const)('where it is %s: all that was kept is set aside whole', async (lost) => {
    const { around, folder, keychain, account, key, next, before } = await deskWithoutKey(lost)
    const { desk } = deskIn(folder, keychain)
    const { stage } = await desk.open()
    expect(stage).toBe(lost === 'missing' ? 'keyMissing' : 'keyWrong')
    const aside = join(around, 'desk-set-aside-2026-05-01T08-00-00Z')
    expect(await desk.startAnew()).toMatchObject({
      ok: true,
      value: { stage: 'ready', folder: null, setAside: { folder: aside, at: '2026-05-01T08:00:00.000Z' } }
    })
    expect(desk.opened()?.store.desk.nextReference()).not.toBe(next)
    expect(contentsOf(aside)).toEqual(before)
    const made = [...keychain.entries].filter(([name]) => name !== account)
    expect(made).toEqual([[expect.stringMatching(/^database-key /), expect.stringMatching(/^[0-9a-f]{64}$/)]])
    expect(made[0]?.[1]).not.toBe(key)
    expect(keychain.entries.get(account)).toBe(lost === 'missing' ? undefined : otherKey)
    await desk.close()

    // The key turns up: the folder in its old place opens with it.
    rmSync(folder, { recursive: true })
    renameSync(aside, folder)
    keychain.entries.set(account, key)
    const again = deskIn(folder, keychain)
    expect(await again.desk.open()).toMatchObject({ stage: 'ready' })
    expect(again.desk.opened()?.store.desk.nextReference()).toBe(next)
  })

  test('twice at once only once', async () => {
    const { around, folder, keychain } = await deskWithoutKey('missing')
    const { desk, stages } = deskIn(folder, keychain)
    await desk.open()
    const both = await Promise.all([desk.startAnew(), desk.startAnew(), desk.open()])
    expect(both[0]).toEqual(both[1])
    expect(asideIn(around)).toHaveLength(1)
    expect(keychain.entries.size).toBe(1)
    expect(stages).toEqual(['keyMissing', 'keyMissing', 'ready'])
  })

  test('and once more after that, beside what was set aside in the same second', async () => {
    const { around, folder, keychain } = await deskWithoutKey('missing')
    const first = deskIn(folder, keychain)
    await first.desk.open()
    await first.desk.startAnew()
    await first.desk.close()
    keychain.entries.clear()
    const second = deskIn(folder, keychain)
    await second.desk.open()
    expect(await second.desk.startAnew()).toMatchObject({ ok: true, value: { stage: 'ready' } })
    expect(asideIn(around)).toHaveLength(2)
    for (const aside of asideIn(around)) expect(existsSync(ledgerFile(aside))).toBe(true)
  })

  test('not where the key is back by then: it opens', async () => {
    const { around, folder, keychain, account, key, next } = await deskWithoutKey('missing')
    const { desk } = deskIn(folder, keychain)
    await desk.open()
    keychain.entries.set(account, key)
    expect(await desk.startAnew()).toMatchObject({ ok: true, value: { stage: 'ready', setAside: null } })
    expect(desk.opened()?.store.desk.nextReference()).toBe(next)
    expect(asideIn(around)).toEqual([])
  })

  test.each([
    ['locked', 'keychainLocked'],
    ['missing', 'keychainMissing'],
    ['denied', 'keychainDenied']
  ] as const)('not where the keychain is %s: nothing is changed', async (state, stage) => {
    const { around, folder, keychain, before } = await deskWithoutKey('missing')
    const { desk } = deskIn(folder, keychain)
    await desk.open()
    keychain.state = state
    expect(await desk.startAnew()).toMatchObject({ ok: true, value: { stage } })
    expect(asideIn(around)).toEqual([])
    expect(contentsOf(folder)).toEqual(before)
  })

  test('not where the ledger is damaged and not to be mended', async () => {
    const around = temporaryFolder()
    const folder = join(around, 'desk')
    const first = deskIn(folder)
    await first.desk.open()
    await first.desk.close()
    rmSync(join(folder, 'backups'), { recursive: true })
    // The cache still opens with the key, so that the key is right.
    writeFileSync(ledgerFile(folder), Buffer.alloc(8192, 'damaged'))
    const { desk } = deskIn(folder, first.keychain)
    expect(await desk.open()).toMatchObject({ stage: 'ledgerDamaged' })
    const before = contentsOf(folder)
    expect(await desk.startAnew()).toMatchObject({ ok: true, value: { stage: 'ledgerDamaged' } })
    expect(asideIn(around)).toEqual([])
    expect(contentsOf(folder)).toEqual(before)
  })

  test('not where the folder cannot be moved: it says so, and all is as it was', async () => {
    const around = temporaryFolder()
    // Long enough that no file system takes the name with a date behind it.
    const folder = join(around, 'd'.repeat(250))
    mkdirSync(join(folder, 'backups'), { recursive: true })
    writeFileSync(ledgerFile(folder), 'of another key')
    const before = contentsOf(folder)
    const { desk, keychain } = deskIn(folder)
    await desk.open()
    expect(await desk.startAnew()).toEqual({ ok: false, error: { code: 'notSetAside', detail: 'ENAMETOOLONG' } })
    expect(desk.state()).toMatchObject({ stage: 'keyNameMissing', folder })
    expect(contentsOf(folder)).toEqual(before)
    expect(keychain.entries.size).toBe(0)
  })
})

/** The keychain of a process that ends for ever right before, or right after, its call number `last`. */
function dyingKeychain(living: MemoryKeychain, last: number, when: 'before' | 'after') {
  let calls = 0
  let died = () => {}
  const death = new Promise<'died'>((resolve) => {
    died = () => resolve('died')
  })
  const ended = () => {
    died()
    return new Promise<never>(() => {})
  }
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1
    if (calls === last && when === 'before') return ended()
    const answer = await work()
    return calls === last ? ended() : answer
  }
  const keychain: MemoryKeychain = {
    ...living,
    probe: () => call(living.probe),
    get: (account) => call(() => living.get(account)),
    set: (account, secret) => call(() => living.set(account, secret)),
    remove: (account) => call(() => living.remove(account))
  }
  return { keychain, death }
}

describe('cut off at any step, starting anew', () => {
  const callsOfStartingAnew = 5
  const cuts = Array.from({ length: callsOfStartingAnew }, (_, index) => index + 1).flatMap((call) =>
    (['before', 'after'] as const).map((when) => ({ call, when }))
  )

  test.each(cuts)('$when call $call of the keychain: old state or new, never a new key over old files', async (cut) => {
    const { around, folder, keychain, account, before } = await deskWithoutKey('missing')
    // The desk has opened as far as it could by then: two calls.
    const dying = dyingKeychain(keychain, 2 + cut.call, cut.when)
    const first = deskIn(folder, dying.keychain)
    await first.desk.open()
    expect(await Promise.race([first.desk.startAnew(), dying.death])).toBe('died')

    const next = deskIn(folder, keychain)
    const state = await next.desk.open()
    const [aside, ...more] = asideIn(around)
    expect(more).toEqual([])
    expect(keychain.entries.has(account)).toBe(false)
    if (aside === undefined) {
      expect(state).toMatchObject({ stage: 'keyMissing', folder })
      expect(contentsOf(folder)).toEqual(before)
      expect(keychain.entries.size).toBe(0)
    } else {
      expect(state).toMatchObject({ stage: 'ready', setAside: { folder: aside } })
      expect(contentsOf(aside)).toEqual(before)
      expect(keychain.entries.size).toBe(1)
    }
  })

  test('has that many steps', async () => {
    const { folder, keychain } = await deskWithoutKey('missing')
    const { keychain: counted, death } = dyingKeychain(keychain, 2 + callsOfStartingAnew + 1, 'before')
    const { desk } = deskIn(folder, counted)
    await desk.open()
    expect(await Promise.race([desk.startAnew(), death])).toMatchObject({ ok: true })
  })
})
