import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { savingInto } from '../../../main/filing/save-into.ts'
import { setPrintChoice } from '../../../main/printing/choice.ts'
import { folderOpener } from '../../../main/proofs/open-folder.ts'
import { proofPrinter } from '../../../main/proofs/print.ts'
import { proofSaver } from '../../../main/proofs/save.ts'
import { detailView } from '../../../main/requests/request-view.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { quietShell } from '../../desk-parts/shell-ports.ts'
import { cachedRequest, storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'

const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(500)} %%EOF`)
const { id: serviceId } = testService

function accepted(folder = temporaryFolder()) {
  const clock = testClock()
  const store = storeWithService(folder, clock)
  store.requests.put(cachedRequest({ id: 'r', reference: 'R-1', status: 'completed', outcome: 'matching' }))
  store.proofs.keep(serviceId, 'r', pdf)
  store.decisions.decide({ serviceId, requestId: 'r', verdict: 'accept', note: '', wentAgainst: [] })
  return { store, clock }
}

const notFiled = (store: Store) => ({
  listed: store.list.page(serviceId, { ...wholeList, view: 'notFiled' }, 0, 10).rows.map(({ id }) => id),
  counted: store.list.counts(serviceId).notFiled
})

function deedsOf(store: Store) {
  const found = store.views.get('r')
  if (found === undefined) throw new Error('the request is gone')
  return detailView(store, found, 0).deeds
}

describe('an accepted request', () => {
  test('is among those that are not filed or saved until its proof is saved', async () => {
    const { store } = accepted()
    expect(notFiled(store)).toEqual({ listed: ['r'], counted: 1 })
    const folder = temporaryFolder()
    await proofSaver(async () => null)(store, 'r')
    expect(notFiled(store).counted).toBe(1)
    await proofSaver(async () => join(folder, 'mine.pdf'))(store, 'r')
    expect(notFiled(store)).toEqual({ listed: [], counted: 0 })
    expect(deedsOf(store)).toMatchObject({ saved: { fileName: 'mine.pdf' }, printed: null })
  })

  test('says where it was saved last, also after the app was started again', async () => {
    const desk = temporaryFolder()
    const { store } = accepted(desk)
    const folder = temporaryFolder()
    for (const name of ['one.pdf', 'two.pdf']) await proofSaver(async () => join(folder, name))(store, 'r')
    store.close()
    const again = storeWithService(desk)
    expect(deedsOf(again).saved?.fileName).toBe('two.pdf')
    expect(notFiled(again)).toEqual({ listed: [], counted: 0 })
  })

  test('is saved with many others as it is alone', async () => {
    const { store } = accepted()
    await savingInto(store, temporaryFolder(), () => 0)('r')
    expect(deedsOf(store).saved?.fileName).toBe('R-1.pdf')
    expect(notFiled(store).counted).toBe(0)
  })

  test('is done once a printer has taken its proof, and not where none did', async () => {
    const { store } = accepted()
    const shell = quietShell()
    const print = proofPrinter(shell.ports.printing, () => 'a job')
    expect(await print(store, 'r')).toMatchObject({ ok: false })
    expect(notFiled(store).counted).toBe(1)
    setPrintChoice(store, 'proof', { printer: 'office', label: 'Office', copies: 1, paper: 'A4' })
    shell.printers.push({ name: 'office', label: 'Office', isDefault: true })
    expect(await print(store, 'r')).toMatchObject({ ok: true })
    expect(deedsOf(store)).toMatchObject({ saved: null, printed: {} })
    expect(notFiled(store).counted).toBe(0)
  })

  test('is done once it is filed, but not where its damaged proof is filed nowhere', () => {
    const { store } = accepted()
    store.filings.refuse(serviceId, 'r')
    expect(notFiled(store).counted).toBe(1)
    const other = accepted().store
    other.filings.add({ serviceId, requestId: 'r', folder: '/office', path: '2026/r.pdf', sha256: 'abc' })
    expect(notFiled(other)).toEqual({ listed: [], counted: 0 })
  })

  test('is not asked for where it was rejected', () => {
    const { store } = accepted()
    store.decisions.decide({ serviceId, requestId: 'r', verdict: 'reject', note: '', wentAgainst: [] })
    expect(notFiled(store)).toEqual({ listed: [], counted: 0 })
  })
})

describe('the folder of a proof', () => {
  const opening = () => {
    const open = vi.fn(async () => true)
    return { open, openFolder: folderOpener(open) }
  }

  test('is the one it was filed in, else the one it was saved in last', async () => {
    const { store } = accepted()
    const [office, own] = [temporaryFolder(), temporaryFolder()]
    const { open, openFolder } = opening()
    expect(await openFolder(store, 'r')).toMatchObject({ ok: false, error: { code: 'unknownRequest' } })
    await proofSaver(async () => join(own, 'mine.pdf'))(store, 'r')
    expect(await openFolder(store, 'r')).toEqual({ ok: true, value: null })
    mkdirSync(join(office, '2026'))
    store.filings.add({ serviceId, requestId: 'r', folder: office, path: '2026/r.pdf', sha256: 'abc' })
    await openFolder(store, 'r')
    expect(open.mock.calls).toEqual([[own], [join(office, '2026')]])
  })

  test('is not opened once it is gone, nor is a file in its place', async () => {
    const { store } = accepted()
    const own = join(temporaryFolder(), 'stick')
    mkdirSync(own)
    await proofSaver(async () => join(own, 'mine.pdf'))(store, 'r')
    const { open, openFolder } = opening()
    rmSync(own, { recursive: true })
    expect(await openFolder(store, 'r')).toMatchObject({ ok: false, error: { code: 'folderGone' } })
    writeFileSync(own, '#!/bin/sh')
    expect(await openFolder(store, 'r')).toMatchObject({ ok: false, error: { code: 'folderGone' } })
    expect(open).not.toHaveBeenCalled()
  })

  test('that the system cannot show is told of', async () => {
    const { store } = accepted()
    await proofSaver(async () => join(temporaryFolder(), 'mine.pdf'))(store, 'r')
    const openFolder = folderOpener(async () => false)
    expect(await openFolder(store, 'r')).toMatchObject({ ok: false, error: { code: 'noFolderViewer' } })
  })
})
