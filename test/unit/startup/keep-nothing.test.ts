import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { temporaryFolder, testService } from '../store/temporary-store.ts'
import { contentsOf, deskIn } from './desk-in.ts'
import { memoryKeychain } from './memory-keychain.ts'

/** A desk that kept something once, whose keychain is locked now, and that works in memory. */
async function unkeptDesk() {
  const folder = temporaryFolder()
  const first = deskIn(folder)
  await first.desk.open()
  first.desk.opened()?.store.desk.takeReference()
  const next = first.desk.opened()?.store.desk.nextReference()
  await first.desk.close()
  const { keychain } = first
  keychain.state = 'locked'
  const before = contentsOf(folder)
  const now = deskIn(folder, keychain)
  await now.desk.open()
  await now.desk.keepNothing()
  const store = () => {
    const opened = now.desk.opened()
    if (!opened) throw new Error('the desk is not open')
    return opened.store
  }
  return { ...now, folder, before, next, store }
}

const pdf = Buffer.from('%PDF-1.7 somebody')
const draft = { serviceId: testService.id, reference: 'A-1', claims: { sub: 'EE30303039914' }, reason: '' }

describe('a desk that keeps nothing', () => {
  test.each([
    ['locked', 'keychainLocked'],
    ['missing', 'keychainMissing'],
    ['denied', 'keychainDenied']
  ] as const)('begins where the keychain is %s, and writes no file', async (state, stage) => {
    const folder = join(temporaryFolder(), 'desk')
    const keychain = memoryKeychain()
    keychain.state = state
    const { desk } = deskIn(folder, keychain)
    expect(await desk.open()).toMatchObject({ stage })
    expect(await desk.keepNothing()).toMatchObject({ stage: 'ready', folder: null, keepsNothing: true })
    desk.opened()?.store.services.add(testService)
    expect(desk.opened()?.store.services.list()).toEqual([testService])
    await desk.close()
    expect(existsSync(folder)).toBe(false)
    expect(keychain.entries.size).toBe(0)
  })

  test.each(['missing', 'wrong'] as const)('begins where the key is %s, and touches nothing', async (lost) => {
    const folder = temporaryFolder()
    const first = deskIn(folder)
    await first.desk.open()
    await first.desk.close()
    const { keychain } = first
    for (const account of [...keychain.entries.keys()]) {
      if (lost === 'missing') keychain.entries.delete(account)
      else keychain.entries.set(account, 'cd'.repeat(32))
    }
    const before = contentsOf(folder)
    const entries = [...keychain.entries]
    const { desk } = deskIn(folder, keychain)
    await desk.open()
    expect(await desk.keepNothing()).toMatchObject({ stage: 'ready', keepsNothing: true })
    desk.opened()?.store.services.add(testService)
    desk.opened()?.store.outbox.add(draft)
    // What the key or its absence keeps closed stays closed, and the work goes on.
    expect(await desk.open()).toMatchObject({ stage: 'ready', keepsNothing: true })
    expect(desk.opened()?.store.services.list()).toEqual([testService])
    await desk.close()
    expect(contentsOf(folder)).toEqual(before)
    expect([...keychain.entries]).toEqual(entries)
  })

  test('does not begin where it is open, or where the disk is at fault', async () => {
    const well = deskIn(temporaryFolder())
    await well.desk.open()
    expect(await well.desk.keepNothing()).toMatchObject({ stage: 'ready', keepsNothing: false })
    const folder = temporaryFolder()
    const bad = deskIn(join(folder, '\0'))
    await bad.desk.open()
    expect(await bad.desk.keepNothing()).toMatchObject({ stage: 'diskFault' })
    expect(bad.desk.opened()).toBeUndefined()
  })

  test('keeps secrets in memory, and forgets them at its end', async () => {
    const { desk, secrets, keychain } = await unkeptDesk()
    const entries = keychain.entries.size
    expect(await secrets.keychain.set(testService.id, 'secret')).toEqual({ ok: true, value: null })
    expect(await secrets.keychain.get(testService.id)).toEqual({ ok: true, value: 'secret' })
    expect(keychain.entries.size).toBe(entries)
    keychain.state = 'ok'
    expect(await desk.open()).toMatchObject({ keepsNothing: false })
    expect(await secrets.keychain.get(testService.id)).toEqual({ ok: true, value: null })
  })

  test('goes on as it is while its own data does not open, and makes way for it once it does', async () => {
    const { desk, store, keychain, stages, folder, before, next } = await unkeptDesk()
    store().services.add(testService)
    expect(await desk.open()).toMatchObject({ stage: 'ready', keepsNothing: true })
    expect(store().services.list()).toEqual([testService])
    expect(contentsOf(folder)).toEqual(before)
    expect(stages).toEqual(['keychainLocked', 'ready'])
    keychain.state = 'ok'
    expect(await desk.open()).toMatchObject({ stage: 'ready', keepsNothing: false })
    expect(store().services.list()).toEqual([])
    expect(store().desk.nextReference()).toBe(next)
  })

  test('with its key lost for good, is not a desk to start anew', async () => {
    const { desk, keychain, folder, before } = await unkeptDesk()
    keychain.state = 'ok'
    keychain.entries.clear()
    expect(await desk.startAnew()).toMatchObject({ ok: true, value: { keepsNothing: true } })
    expect(contentsOf(folder)).toEqual(before)
  })
})

describe('what only the memory holds', () => {
  test('is asked about before the app ends and before the data is opened', async () => {
    const { desk, store, keychain, asked, clerk } = await unkeptDesk()
    store().services.add(testService)
    expect(desk.mayEnd()).toBe(true)
    store().outbox.add(draft)
    store().proofs.keep(testService.id, 'completed', pdf)
    clerk.agrees = false
    expect(await desk.mayEnd()).toBe(false)
    keychain.state = 'ok'
    expect(await desk.open()).toMatchObject({ keepsNothing: true })
    const lost = { requests: 1, proofs: 1, decisions: 0, notes: 0 }
    expect(asked).toEqual([
      { ...lost, reason: 'close' },
      { ...lost, reason: 'open' }
    ])
    expect(store().services.list()).toEqual([testService])
    clerk.agrees = true
    expect(await desk.open()).toMatchObject({ keepsNothing: false })
    expect(store().services.list()).toEqual([])
    expect(desk.mayEnd()).toBe(true)
  })

  test('does not count what the service has, or what was saved by hand', async () => {
    const { store } = await unkeptDesk()
    store().services.add(testService)
    const id = store().outbox.add(draft)
    store().proofs.keep(testService.id, 'completed', pdf)
    store().unkept.noteSaved(sha256Of(pdf))
    expect(store().unkept.count()).toEqual({ requests: 1, proofs: 0, decisions: 0, notes: 0 })
    store().outbox.markCreated(id, 'completed')
    expect(store().unkept.count()).toEqual({ requests: 0, proofs: 0, decisions: 0, notes: 0 })
    const decision = { serviceId: testService.id, requestId: 'completed', note: '', wentAgainst: [] }
    store().decisions.decide({ ...decision, verdict: 'accept' })
    store().notes.write(testService.id, 'completed', 'came late')
    store().notes.write(testService.id, 'completed', 'came on time')
    expect(store().unkept.count()).toEqual({ requests: 0, proofs: 0, decisions: 1, notes: 1 })
  })

  test('is not asked about by a desk that keeps', async () => {
    const { desk, asked } = deskIn(temporaryFolder())
    await desk.open()
    desk.opened()?.store.services.add(testService)
    desk.opened()?.store.outbox.add(draft)
    expect(desk.mayEnd()).toBe(true)
    expect(asked).toEqual([])
  })

  test('is not opened over by a desk that was closed while the clerk was asked', async () => {
    const { desk, store, keychain, clerk, folder } = await unkeptDesk()
    store().services.add(testService)
    store().outbox.add(draft)
    keychain.state = 'ok'
    const opening = desk.open()
    clerk.agrees = true
    await desk.close()
    await opening
    expect(desk.opened()).toBeUndefined()
    rmSync(folder, { recursive: true })
  })
})
