/** Removes copies from the office's folder whose proofs were erased, and takes them off the list that lies beside them. */
import { lstat, readFile, rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { CopyFault } from '../../common/erasure.ts'
import { sha256Of } from '../files/sha256.ts'
import type { CopyToRemove } from '../store/ledger/erasures.ts'
import type { Store } from '../store/open-store.ts'
import { isItself } from './known-folder.ts'
import { unlist } from './manifest.ts'

/** Removes copies of one folder; returns why each of them is still there, null where it is gone. */
export async function removeFiled(
  store: Store,
  folder: string,
  copies: readonly CopyToRemove[]
): Promise<{ copy: CopyToRemove; fault: CopyFault | null }[]> {
  if (!(await isThere(store, folder))) return copies.map((copy) => ({ copy, fault: 'away' as const }))
  const all: { copy: CopyToRemove; fault: CopyFault | null }[] = []
  for (const copy of copies) all.push({ copy, fault: await removeOne(copy) })
  const gone = all.flatMap(({ copy, fault }) => (fault === null ? [copy.path] : []))
  // The list is read again with the next filing; that it names what is gone is told by a comparison of the folder.
  await unlist(folder, gone).catch(() => {})
  return all
}

/** Where a share is away, there is an empty folder or none: nothing that is not there is gone then. */
const isThere = (store: Store, folder: string): Promise<boolean> =>
  lstat(folder).then(
    async (there) => there.isDirectory() && (await isItself(store, folder)),
    () => false
  )

async function removeOne({ folder, path, sha256 }: CopyToRemove): Promise<CopyFault | null> {
  const file = resolve(folder, path)
  if (!file.startsWith(join(resolve(folder), sep))) return 'changed'
  try {
    if (!(await lstat(file)).isFile()) return 'changed'
    if (sha256Of(await readFile(file)) !== sha256) return 'changed'
    await rm(file)
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'kept'
  }
}
