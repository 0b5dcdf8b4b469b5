/** What is erased is in no file of the desk any more: every page is read with the key. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { verifyLog } from '../../../main/audit/verify.ts'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { finishErasing } from '../../../main/store/erasure/finish-erasing.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { filesWith } from '../../desk-parts/raw-pages.ts'
import { scratch } from '../../desk-parts/scratch.ts'
import {
  cachedRequest,
  openTestStore,
  type TestClock,
  temporaryFolder,
  testClock,
  testKey,
  testService
} from '../store/temporary-store.ts'
import { fullStore, gone, stays } from './full-store.ts'

const { id: serviceId } = testService
const words = [gone.code, gone.name]

type Ordered = { folder: string; office: string; clock: TestClock; id: string }

function makeOrdered(removesFiled: boolean): Ordered {
  const [folder, office, clock] = [mkdtempSync(join(scratch, 'eeid-desk-test-')), temporaryFolder(), testClock()]
  const { store, goneRequest } = fullStore(folder, clock, office)
  const id = store.erasures.order({
    why: 'person',
    reason: 'Asked for it',
    removesFiled,
    requests: [goneRequest],
    words
  })
  store.close()
  return { folder, office, clock, id }
}

// Made once: each test has a copy.
const made = new Map<boolean, Ordered>()
afterAll(() => {
  for (const { folder } of made.values()) rmSync(folder, { recursive: true, force: true })
})

function ordered(removesFiled = false) {
  const first = made.get(removesFiled) ?? makeOrdered(removesFiled)
  made.set(removesFiled, first)
  const folder = mkdtempSync(join(scratch, 'eeid-desk-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(first.folder, folder, { recursive: true })
  return { ...first, folder, open: () => openTestStore(folder, first.clock) }
}

const traces = (folder: string) =>
  Object.fromEntries([...Object.values(gone), 'gone-1'].map((text) => [text, filesWith(folder, testKey, text)]))

const nothing = Object.fromEntries([...Object.values(gone), 'gone-1'].map((text) => [text, []]))

const isWhole = (store: Store) => {
  expect(store.views.onService(serviceId, 'stays-1')).toMatchObject({
    reference: stays.reference,
    note: expect.any(String)
  })
  expect(store.proofs.get(serviceId, 'stays-1')?.pdf.toString()).toContain(stays.pdf)
  expect(store.requests.count(serviceId)).toBe(62)
}

test('the person stands in every kind of file before', () => {
  const { folder } = ordered()
  expect(traces(folder)[gone.name]).toEqual(
    expect.arrayContaining(['ledger.db', 'cache.db', 'ledger.db.damaged-1', 'cache.db.damaged-1'])
  )
  expect(traces(folder)[gone.pdf]).toEqual(expect.arrayContaining(['ledger.db', 'proofs.db']))
})

test('nothing of the person stands in any file after, and all of the other does', () => {
  const { folder, open } = ordered()
  const store = open()
  isWhole(store)
  expect(traces(folder)).toEqual(nothing)
  store.close()
  expect(traces(folder)).toEqual(nothing)
  expect(filesWith(folder, testKey, stays.name)).toEqual(expect.arrayContaining(['ledger.db', 'cache.db']))
})

test('says what went', () => {
  const { open, id } = ordered()
  const [erasure] = open().erasures.list()
  expect(erasure).toMatchObject({ id, step: 'rewritten', author: 'Clerk', reason: 'Asked for it' })
  expect(erasure?.counts).toEqual({
    requests: 1,
    proofs: 2,
    decisions: 1,
    notes: 2,
    drafts: 1,
    templates: 0,
    logTexts: 3,
    filed: 1,
    saved: 1,
    backups: 1,
    setAside: 2
  })
})

test('the audit log is in order, and says that texts were erased', () => {
  const store = ordered().open()
  const { findings, erased } = verifyLog(store.audit.entries(), store.audit.days())
  expect({ findings, erased }).toEqual({ findings: [], erased: 3 })
})

describe('what the service tells again', () => {
  const toldAgain = cachedRequest({ id: 'gone-1', reference: gone.reference, who: gone.name, status: 'completed' })

  test('is not kept, nor its proof, and counts as known', () => {
    const store = ordered().open()
    expect(store.requests.put(toldAgain)).toBe(false)
    store.proofs.keep(serviceId, 'gone-1', Buffer.from(`%PDF-1.7 ${gone.pdf} %%EOF`))
    expect(store.views.onService(serviceId, 'gone-1')).toBeUndefined()
    expect(store.proofs.get(serviceId, 'gone-1')).toBeUndefined()
    expect(store.requests.count(serviceId)).toBe(62)
  })

  test('is not kept by a cache that is made anew', () => {
    const { folder, open } = ordered()
    open().close()
    rmSync(join(folder, 'cache.db'))
    const store = open()
    expect(store.requests.put(toldAgain)).toBe(false)
    expect(store.requests.count(serviceId)).toBe(1)
  })

  test('is no other request’s: its reference is used, and no doubtful request is taken for it', () => {
    const store = ordered().open()
    expect(store.requests.isReferenceUsed(serviceId, gone.reference)).toBe(true)
    expect(store.outbox.isBound(serviceId, 'gone-1')).toBe(true)
  })

  test('under another id is a new request about the same person', () => {
    const store = ordered().open()
    expect(store.requests.put({ ...toldAgain, id: 'new-1', reference: 'NEW-1' })).toBe(true)
    expect(store.views.onService(serviceId, 'new-1')).toMatchObject({ who: gone.name })
  })
})

describe('cut off', () => {
  /** Begins to erase and is ended after so many steps; false once there are no more. */
  function cutOff(folder: string, now: number, steps: number): boolean {
    const erasing = finishErasing({ folder, key: testKey, now })
    for (let at = 0; at < steps; at++) if (erasing.next().done) return false
    erasing.return()
    return true
  }

  test('after any step, goes on at the next opening and ends the same', () => {
    let points = 0
    for (let steps = 1; ; steps++) {
      const { folder, clock, open } = ordered()
      if (!cutOff(folder, clock.now(), steps)) break
      points += 1
      const store = open()
      isWhole(store)
      expect(store.erasures.list()).toMatchObject([{ step: 'rewritten', counts: { requests: 1, proofs: 2 } }])
      store.close()
      expect(traces(folder), `after step ${steps}`).toEqual(nothing)
    }
    expect(points).toBeGreaterThan(8)
  })

  test('after any step, a ledger that is lost then and restored erases again', () => {
    for (let steps = 1; ; steps++) {
      const { folder, clock, open } = ordered()
      if (!cutOff(folder, clock.now(), steps)) break
      for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.db${part}`), { force: true })
      const store = open()
      expect(store.views.onService(serviceId, 'stays-1')).toMatchObject({ reference: stays.reference })
      expect(store.requests.put(cachedRequest({ id: 'gone-1', who: gone.name }))).toBe(false)
      store.close()
      expect(traces(folder), `after step ${steps}`).toEqual(nothing)
    }
  })
})

test('where the files cannot be rewritten, the desk opens all the same, says so, and tries again', () => {
  const { folder, open } = ordered()
  const draft = join(folder, 'backups', 'ledger.part')
  mkdirSync(join(draft, 'sub'), { recursive: true })
  const store = open()
  expect(store.notErased).not.toBeNull()
  expect(store.views.onService(serviceId, 'gone-1')).toMatchObject({ reference: gone.reference })
  expect(
    store.requests.put(cachedRequest({ id: 'gone-1', reference: gone.reference, who: 'X', status: 'completed' }))
  ).toBe(true)
  store.close()
  rmSync(draft, { recursive: true })
  const again = open()
  expect(again.notErased).toBeNull()
  again.close()
  expect(traces(folder)).toEqual(nothing)
})

test('only the newest backup is left, and it restores what is left', () => {
  const { folder, open } = ordered()
  open().close()
  expect(listBackups(folder)).toHaveLength(1)
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.db${part}`), { force: true })
  const store = open()
  expect(store.ledgerRestored).not.toBeNull()
  expect(store.proofs.get(serviceId, 'stays-1')?.pdf.toString()).toContain(stays.pdf)
})

test('filed copies that are to go are named until they are gone; others are left', () => {
  const asked = ordered(true)
  const store = asked.open()
  const copies = store.erasures.copies(asked.id)
  expect(copies).toEqual([{ folder: asked.office, path: `${gone.reference}.pdf`, sha256: 'abc', fault: null }])
  for (const copy of copies) store.erasures.noteCopy(copy, null)
  expect(store.erasures.copies(asked.id)).toEqual([])
  const left = ordered()
  expect(left.open().erasures.copies(left.id)).toEqual([])
})
