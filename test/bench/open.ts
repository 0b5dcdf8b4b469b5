/** Opening encrypted databases with many requests and proofs in them, to the first page of the list, against empty ones. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeList } from '../../common/words/list-query.ts'
import { type Compared, compare, timeOf } from './compare.ts'
import { benchService, databasesIn, openBenchStore } from './desk.ts'
import type { MadeDesk } from './made.ts'

const pageSize = 100

/** Measures it with a made desk beside one that has no request. */
export async function benchOpen(count: number, full: MadeDesk, empty: MadeDesk): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const openings = ({ copyTo, key }: MadeDesk, name: string) => {
    const userData = join(folder, name)
    copyTo(userData)
    return () =>
      timeOf(() => {
        const store = openBenchStore(databasesIn(userData), key)
        store.list.page(benchService, wholeList, 0, pageSize)
        store.close()
      })
  }
  try {
    const [base, own] = [openings(empty, 'empty'), openings(full, 'full')]
    for (const each of [base, own]) await each()
    const what = {
      what: `Opening ${count} requests, to the first page`,
      baseline: 'opening empty databases',
      target: 3
    }
    return await compare({ ...what, rounds: 5 }, base, own)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
