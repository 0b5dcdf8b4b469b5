/** Which filed proofs are no longer where they were filed. */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Filing } from '../store/filings.ts'

/** Those of which nothing stands under their name; a changed one is not missing. @throws what the file system throws where it cannot tell */
export async function missingIn(folder: string, filed: readonly Filing[]): Promise<Filing[]> {
  const missing: Filing[] = []
  for (const filing of filed) if (await isMissing(join(folder, filing.path))) missing.push(filing)
  return missing
}

const isMissing = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => false,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return true
      throw error
    }
  )
