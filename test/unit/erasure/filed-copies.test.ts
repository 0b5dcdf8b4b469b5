/** Copies in the office's folder: removed where they are what was filed, and told where not. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { knownFolderSetting } from '../../../main/filing/known-folder.ts'
import { removeFiled } from '../../../main/filing/remove-filed.ts'
import { storeWithService, temporaryFolder } from '../store/temporary-store.ts'

const pdf = Buffer.from('%PDF-1.7 a copy %%EOF')
const sha256 = sha256Of(pdf)

function office() {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '2026'))
  writeFileSync(join(folder, '2026', 'Mari.pdf'), pdf)
  const other = `${'0'.repeat(64)}  other.pdf`
  writeFileSync(join(folder, 'manifest-sha256.txt'), `${sha256}  2026/Mari.pdf\n${other}\n`)
  const copy = { folder, path: '2026/Mari.pdf', sha256, fault: null }
  return { folder, other, copy, store: storeWithService() }
}

test('the copy goes, and its line in the list', async () => {
  const { folder, other, copy, store } = office()
  expect(await removeFiled(store, folder, [copy])).toEqual([{ copy, fault: null }])
  expect(() => readFileSync(join(folder, '2026', 'Mari.pdf'))).toThrow('ENOENT')
  expect(readFileSync(join(folder, 'manifest-sha256.txt'), 'utf8')).toBe(`${other}\n`)
})

test('one that is gone already is gone', async () => {
  const { folder, copy, store } = office()
  rmSync(join(folder, '2026'), { recursive: true })
  expect(await removeFiled(store, folder, [copy])).toEqual([{ copy, fault: null }])
})

test('what somebody put in its place stays, and is told', async () => {
  const { folder, copy, store } = office()
  writeFileSync(join(folder, '2026', 'Mari.pdf'), 'signed by hand')
  expect(await removeFiled(store, folder, [copy])).toEqual([{ copy, fault: 'changed' }])
})

test('nothing beside the folder is removed', async () => {
  const { folder, copy, store } = office()
  const outside = { ...copy, path: '../outside.pdf' }
  expect(await removeFiled(store, folder, [outside])).toEqual([{ copy: outside, fault: 'changed' }])
})

test('where the folder is away, nothing is taken for gone', async () => {
  const { folder, copy, store } = office()
  rmSync(folder, { recursive: true })
  expect(await removeFiled(store, folder, [copy])).toEqual([{ copy, fault: 'away' }])
})

test('where another folder is in its place, nothing is taken for gone', async () => {
  const { folder, copy, store } = office()
  store.settings.set(knownFolderSetting, { folder, mark: 'of-another', links: [], elsewhere: [] })
  rmSync(join(folder, '2026'), { recursive: true })
  expect(await removeFiled(store, folder, [copy])).toEqual([{ copy, fault: 'away' }])
})
