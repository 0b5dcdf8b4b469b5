import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkpointsInThread } from '../../../main/startup/checkpoint-thread.ts'
import type { StartThread } from '../../../main/startup/thread.ts'
import { endedWell } from '../../../main/store/database/ended-well.ts'
import { openStore } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { temporaryFolder, testClock, testKey, testService } from '../store/temporary-store.ts'

const entry = new URL('../../../main/store/checkpoint-thread.ts', import.meta.url)

function deskWith(start: StartThread) {
  const folder = temporaryFolder()
  const key = Uint8Array.from(testKey)
  const checkpoints = checkpointsInThread(start)
  const store = openStore({
    folder,
    key,
    clock: testClock(),
    random: fixedRandom(),
    author: () => 'Clerk',
    checkpoints
  })
  onTestFinished(() => checkpoints.allEnded())
  store.services.add(testService)
  const claims = { name: 'Mari Maasikas' }
  const keepSome = (name: string) =>
    store.atomically(() => {
      for (let n = 0; n < 500; n++)
        store.outbox.add({ serviceId: testService.id, reference: `${name}-${n}`, claims, reason: 'x'.repeat(1_000) })
    })
  return { folder, key, store, checkpoints, keepSome, ledgerSize: () => statSync(join(folder, 'ledger.db')).size }
}

const ofTheApp: StartThread = (options) => new Worker(entry, options)

describe('what is kept in bulk', () => {
  test('is brought to its place beside main, and nothing has a file open afterwards', async () => {
    const { folder, key, store, checkpoints, keepSome, ledgerSize } = deskWith(ofTheApp)
    const before = ledgerSize()
    await store.bulk.inBulk(async () => {
      keepSome('A')
      // The test's own time is what this has.
      while (ledgerSize() === before) await wait(10)
    })
    await checkpoints.allEnded()
    expect(key).toEqual(testKey)
    expect(store.outbox.inState(testService.id, 'queued')).toHaveLength(500)
    store.close()
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([])
    expect(endedWell(folder)).toBe(true)
  })

  test('has one thread, however many keep at once', async () => {
    let started = 0
    const { store } = deskWith((options) => {
      started += 1
      return ofTheApp(options)
    })
    await Promise.all([store.bulk.inBulk(() => wait(5)), store.bulk.inBulk(() => wait(5))])
    expect(started).toBe(1)
    store.close()
  })

  test('lets go of the files where the store is closed meanwhile', async () => {
    const { folder, store, checkpoints, keepSome } = deskWith(ofTheApp)
    const { promise, resolve } = Promise.withResolvers<void>()
    const keeping = store.bulk.inBulk(() => promise)
    keepSome('A')
    store.close()
    await checkpoints.allEnded()
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([])
    resolve()
    await keeping
  })

  test('is kept without a thread where there is none to be had', async () => {
    const { store, checkpoints, keepSome } = deskWith(() => {
      throw new Error('no threads')
    })
    expect(await store.bulk.inBulk(async () => keepSome('A'))).toBeUndefined()
    await checkpoints.allEnded()
    expect(store.outbox.inState(testService.id, 'queued')).toHaveLength(500)
    store.close()
  })

  test('is kept where the thread fails at once', async () => {
    const { store, checkpoints, keepSome } = deskWith(
      (options) => new Worker('throw new Error("no")', { ...options, eval: true })
    )
    await store.bulk.inBulk(async () => keepSome('A'))
    await checkpoints.allEnded()
    expect(store.outbox.inState(testService.id, 'queued')).toHaveLength(500)
    store.close()
  })
})
