import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { savingInto } from '../../../main/filing/save-into.ts'
import { createProofBatch } from '../../../main/proofs/batch.ts'
import { cachedRequest, storeWithService, temporaryFolder, testService } from '../../unit/store/temporary-store.ts'

test('five hundred proofs are saved into a folder, twenty that are not there are told, and nothing is overwritten', async () => {
  const store = storeWithService()
  const folder = temporaryFolder()
  const pdfOf = (n: number) => Buffer.from(`%PDF-1.7 proof ${n} %%EOF`)
  for (let n = 0; n < 500; n++) {
    // Every hundredth has the same reference as the one before it.
    const reference = `Visit ${n % 100 === 99 ? n - 1 : n}`
    store.requests.put(cachedRequest({ id: `r-${n}`, reference, status: 'completed', completedAt: n }))
    if (n % 25 !== 0) store.proofs.keep(testService.id, `r-${n}`, pdfOf(n))
  }
  writeFileSync(join(folder, 'Visit 1.pdf'), 'of somebody else')
  const batch = createProofBatch({ changed: () => {}, now: () => 0 })
  const save = savingInto(store, folder, Date.now)
  const items = Array.from({ length: 500 }, (_, n) => ({ id: `r-${n}`, reference: `Visit ${n}` }))
  batch.start({ deed: 'save', place: 'folder', items, work: ({ id }) => save(id) })
  await vi.waitFor(() => expect(batch.state()?.stage).toBe('done'), { timeout: 60_000 })
  expect(batch.state()?.failed).toHaveLength(20)
  expect(new Set(batch.state()?.failed.map(({ code }) => code))).toEqual(new Set(['proofNotYet']))
  expect(readdirSync(folder)).toHaveLength(481)
  expect(store.unkept.count().proofs).toBe(0)
  expect(readFileSync(join(folder, 'Visit 1.pdf'), 'utf8')).toBe('of somebody else')
  expect(sha256Of(readFileSync(join(folder, 'Visit 1 (2).pdf')))).toBe(sha256Of(pdfOf(1)))
  expect(sha256Of(readFileSync(join(folder, 'Visit 98 (2).pdf')))).toBe(sha256Of(pdfOf(99)))
})
