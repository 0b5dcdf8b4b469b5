/** Opening encrypted databases with many requests and proofs in them, to the first page of the list, against empty ones. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeList } from '../../common/words/list-query.ts'
import { type Compared, compare, timeOf } from './compare.ts'
import { benchService, fillDesk, openBenchStore } from './desk.ts'

const pageSize = 100

/** Measures it with `count` requests. */
export async function benchOpen(count: number): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const key = randomBytes(32)
  const folders = { full: join(folder, 'full'), empty: join(folder, 'empty') }
  const openings = (of: string) =>
    timeOf(() => {
      const store = openBenchStore(of, key)
      store.list.page(benchService, wholeList, 0, pageSize)
      store.close()
    })
  try {
    for (const [of, number] of [
      [folders.full, count],
      [folders.empty, 0]
    ] as const) {
      const store = openBenchStore(of, key)
      fillDesk(store, number, { url: 'http://127.0.0.1:1', clientId: 'practice' })
      store.close()
    }
    const what = {
      what: `Opening ${count} requests, to the first page`,
      baseline: 'opening empty databases',
      target: 3
    }
    return await compare(
      { ...what, rounds: 5 },
      () => openings(folders.empty),
      () => openings(folders.full)
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
