/** Opens the folder in which a request's proof lies: the office's, else where the clerk saved it last. */
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'

/** What opening works with. */
type FolderStore = Pick<Store, 'views' | 'filings' | 'proofDeeds'>

/** Returns the function that opens it. `open` shows a folder in the system's own program. */
export function folderOpener(open: (folder: string) => Promise<boolean>) {
  return async (store: FolderStore, id: string): Promise<Outcome<null>> => {
    const folder = folderOf(store, id)
    if (folder === null) return failed({ code: 'unknownRequest' })
    if (!(await isFolder(folder))) return failed({ code: 'folderGone' })
    return (await open(folder)) ? ok(null) : failed({ code: 'noFolderViewer' })
  }
}

function folderOf(store: FolderStore, id: string): string | null {
  const found = store.views.get(id)
  if (!found?.requestId) return null
  const filed = store.filings.get(found.serviceId, found.requestId)
  if (filed) return dirname(join(filed.folder, filed.path))
  return store.proofDeeds.get(found.serviceId, found.requestId).saved?.folder ?? null
}

/** A file in its place would be opened by whatever opens such files. */
const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (there) => there.isDirectory(),
    () => false
  )
