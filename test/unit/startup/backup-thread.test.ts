import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import type { Log } from '../../../main/log/log.ts'
import { backUpInThread } from '../../../main/startup/backup-thread.ts'
import type { StartThread } from '../../../main/startup/thread.ts'
import { type BackUp, backUpInSlices } from '../../../main/store/backup/backup.ts'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { connectToRead } from '../../../main/store/database/connection.ts'
import { briskly, gently } from '../../../main/store/database/steps.ts'
import { storeWithService, temporaryFolder, testKey, testService } from '../store/temporary-store.ts'

const entry = new URL('../../../main/store/backup/backup-thread.ts', import.meta.url)
const wanted = () => new AbortController().signal
const claims = { name: 'Mari Maasikas' }

function filled(requests = 1) {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  store.atomically(() => {
    for (let n = 0; n < requests; n++)
      store.outbox.add({ serviceId: testService.id, reference: `A-${n}`, claims, reason: '' })
  })
  return { folder, store, options: { folder, key: Uint8Array.from(testKey), now: 1_000, pace: briskly } }
}

/** Threads of the app's own entry, and what was sent to them. */
function threads(file: URL | string = entry, more: WorkerOptions = {}) {
  const warned: string[] = []
  const note = (event: string) => void warned.push(event)
  const log: Log = { info: note, warn: note, error: note }
  const start: StartThread = (options) => new Worker(file, { ...options, ...more })
  const otherwise: BackUp = async (...args) => {
    note('otherwise')
    return backUpInSlices(...args)
  }
  return { backUp: backUpInThread(start, otherwise, log), warned }
}

const filesIn = (folder: string) => readdirSync(join(folder, 'backups')).toSorted()

describe('a backup in a thread of its own', () => {
  test('is whole, leaves nothing open, and leaves the key as it was', async () => {
    const { folder, options } = filled()
    const { backUp, warned } = threads()
    const made = await backUp(options, wanted())
    expect([made?.proofsAdded, warned]).toEqual([0, []])
    const [backup] = listBackups(folder)
    const copy = connectToRead(backup?.file ?? '', testKey)
    expect(copy.prepare('SELECT reference FROM outbox').pluck().all()).toEqual(['A-0'])
    copy.close()
    expect(filesIn(folder)).toEqual([expect.stringContaining('ledger-000001'), 'proofs.db'])
    expect(options.key).toEqual(testKey)
  })

  test('is as whole where it rests in between', async () => {
    const { folder, options } = filled(300)
    expect(await threads().backUp({ ...options, pace: gently }, wanted())).toBeDefined()
    const copy = connectToRead(listBackups(folder)[0]?.file ?? '', testKey)
    expect(copy.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(300)
    copy.close()
  })

  test('does not hold up what the desk writes meanwhile', async () => {
    const { folder, store, options } = filled(3_000)
    const making = threads().backUp(options, wanted())
    let turns = 0
    let isOver = false
    void making.finally(() => {
      isOver = true
    })
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve))
      if (turns < 20) store.outbox.add({ serviceId: testService.id, reference: `later ${turns}`, claims, reason: '' })
      turns += 1
    }
    await making
    expect(listBackups(folder)).toHaveLength(1)
    expect(store.outbox.inState(testService.id, 'queued')).toHaveLength(3_020)
  })

  test('that is not wanted any more is broken off, and leaves those before it as they were', async () => {
    const { folder, options } = filled(3_000)
    const { backUp, warned } = threads()
    await backUp(options, wanted())
    const before = filesIn(folder)
    const unwanted = new AbortController()
    const making = backUp({ ...options, now: 2_000 }, unwanted.signal)
    unwanted.abort()
    expect(await making).toBeUndefined()
    expect(await backUp(options, unwanted.signal)).toBeUndefined()
    expect([filesIn(folder), warned]).toEqual([before, []])
  })

  test('that fails says why', async () => {
    const { options } = filled()
    const { backUp, warned } = threads()
    const wrong = new Uint8Array(32).fill(9)
    await expect(backUp({ ...options, key: wrong }, wanted())).rejects.toMatchObject({
      fault: 'unreadable',
      sqliteCode: 'SQLITE_NOTADB'
    })
    expect(warned).toEqual([])
  })

  test.each([
    ['does not exist', null],
    ['fails at once', 'throw new Error("no")'],
    ['ends without a word', 'process.exit(0)']
  ])('whose thread %s is made without it', async (_what, code) => {
    const file = join(temporaryFolder(), 'thread.mjs')
    if (code !== null) writeFileSync(file, code)
    const { folder, options } = filled()
    const { backUp, warned } = threads(file)
    expect(await backUp(options, wanted())).toBeDefined()
    expect(listBackups(folder)).toHaveLength(1)
    expect(warned).toEqual(['backup.no-thread', 'otherwise'])
  })

  test('that cannot be started at all is made without it', async () => {
    const { options } = filled()
    const log: Log = { info: () => {}, warn: () => {}, error: () => {} }
    const never: StartThread = () => {
      throw new Error('no threads')
    }
    expect(await backUpInThread(never, backUpInSlices, log)(options, wanted())).toBeDefined()
  })
})
