/** What keeps filing out of a folder that is there, and what it is to the clerk. */
import type { Problem } from '../../common/words/problems.ts'
import { diskProblem } from '../files/disk-problem.ts'

/**
 * `otherFolder`: what is there now is not the folder that was chosen, or a sub-folder is not. `linkInFolder`: a link at
 * `path` (below the folder) leads elsewhere, and nobody agreed to it.
 */
export class FolderFault extends Error {
  readonly code: 'otherFolder' | 'linkInFolder'
  readonly path: string

  constructor(code: FolderFault['code'], path = '') {
    super(code)
    this.code = code
    this.path = path
  }
}

/** The problem behind whatever filing threw. */
export const filingProblem = (error: unknown): Problem =>
  error instanceof FolderFault ? { code: error.code } : diskProblem(error)

/** The link that was in the way, by path below the folder; none where it was something else. */
export const linkIn = (error: unknown): string[] =>
  error instanceof FolderFault && error.code === 'linkInFolder' ? [error.path] : []
