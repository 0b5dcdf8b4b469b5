import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { proofSaver } from '../../../main/proofs/save.ts'
import { cachedRequest, storeWithService, testService } from '../../unit/store/temporary-store.ts'
import { canMount, smallDisk } from '../disk/small-disk.ts'

test.skipIf(!canMount)(
  'on a full disk saving says so, leaves no part of the file, and keeps the one before',
  async (context) => {
    const disk = smallDisk(40 * 1024)
    if (!disk) return context.skip()
    const store = storeWithService()
    store.requests.put(cachedRequest({ id: 'r', status: 'completed' }))
    store.proofs.keep(testService.id, 'r', Buffer.from(`%PDF-1.7 ${'x'.repeat(60_000)} %%EOF`))
    writeFileSync(join(disk, 'proof.pdf'), 'the one before')
    const answer = await proofSaver(async () => join(disk, 'proof.pdf'))(store, 'r')
    expect(answer).toMatchObject({ ok: false, error: { code: 'diskFull' } })
    // The library takes its temporary file away a moment after it has said so.
    await vi.waitFor(() => expect(readdirSync(disk)).toEqual(['proof.pdf']), { timeout: 10_000 })
    expect(readFileSync(join(disk, 'proof.pdf'), 'utf8')).toBe('the one before')
  }
)
