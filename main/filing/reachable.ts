/** Whether the folder of proofs could be used now. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Problem } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'
import { FolderFault, filingProblem } from './folder-fault.ts'
import { isItself } from './known-folder.ts'

/** Why nothing could be filed in this folder now; null where it could. Nothing is written. */
export async function folderProblem(store: Store, folder: string): Promise<Problem | null> {
  try {
    await access(folder, constants.W_OK)
    if (!(await isItself(store, folder))) throw new FolderFault('otherFolder')
    return null
  } catch (error) {
    return filingProblem(error)
  }
}
