/** The audit log's heads that stand in the office's folder, read again. */
import { access } from 'node:fs/promises'
import type { DayHead } from '../store/ledger/audit.ts'
import type { Store } from '../store/open-store.ts'
import { filingSetting } from './choice.ts'
import { headsName, readHeads, textOf } from './heads.ts'
import { listFile } from './way.ts'

/**
 * The heads in the office's folder: what to compare the log with that nobody at this desk can change with it. `none`: the
 * office has no folder, or nothing was written down there yet; `away`: it cannot be read now.
 */
export async function headsInFolder(store: Store): Promise<{ is: 'compared' | 'none' | 'away'; heads: DayHead[] }> {
  const { folder, when } = store.settings.get(filingSetting)
  if (folder === null || when === 'off') return { is: 'none', heads: [] }
  try {
    const text = await textOf(await listFile(store, folder, headsName(store.desk.code())))
    const heads = readHeads(text)
    // Nothing is there where the share is away, too.
    if (heads.length === 0) await access(folder)
    return { is: heads.length === 0 ? 'none' : 'compared', heads }
  } catch {
    return { is: 'away', heads: [] }
  }
}
