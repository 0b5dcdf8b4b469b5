/** What a fault of the disk means to the clerk. */
import type { Problem, ProblemCode } from '../../preload/problem.ts'

const codes: Record<string, ProblemCode> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EROFS: 'folderReadOnly',
  EACCES: 'folderReadOnly',
  EPERM: 'folderReadOnly',
  ENOENT: 'folderGone',
  ENOTDIR: 'folderGone',
  ENODEV: 'folderGone',
  ENXIO: 'folderGone',
  EHOSTDOWN: 'folderGone',
  EHOSTUNREACH: 'folderGone',
  ENETUNREACH: 'folderGone',
  ESTALE: 'folderGone',
  EBUSY: 'fileBusy',
  ETXTBSY: 'fileBusy'
}

/** The problem behind an exception of the file system. The detail carries the system's code, never the path. */
export function diskProblem(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown'
  return { code: codes[code] ?? 'diskFault', detail: code }
}
