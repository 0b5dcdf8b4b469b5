/** What a fault of the disk means to the clerk. */
import type { Problem, ProblemCode } from '../../common/words/problems.ts'

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
  // a share or a mounted drive whose other end has gone
  ENOTCONN: 'folderGone',
  ECONNRESET: 'folderGone',
  ECONNABORTED: 'folderGone',
  ETIMEDOUT: 'folderGone',
  EBUSY: 'fileBusy',
  ETXTBSY: 'fileBusy'
}

// Extended codes begin with these: https://sqlite.org/rescode.html
const ofData: readonly [RegExp, ProblemCode][] = [
  [/^SQLITE_FULL/, 'dataDiskFull'],
  [/^SQLITE_(IOERR|READONLY|CANTOPEN)/, 'dataDiskFault']
]

/** The problem where the databases could not be read or written because of their disk; undefined for anything else. */
export function dataDiskProblem(error: unknown): Problem | undefined {
  const { code } = (error ?? {}) as { code?: unknown }
  const [, found] = ofData.find(([pattern]) => pattern.test(String(code))) ?? []
  return found && { code: found, detail: String(code) }
}

/** The problem behind an exception of the file system, or of the databases on it. The detail carries the system's code, never the path. */
export function diskProblem(error: unknown, platform = process.platform): Problem {
  const ofDatabase = dataDiskProblem(error)
  if (ofDatabase) return ofDatabase
  const { code = 'unknown', syscall } = (error ?? {}) as NodeJS.ErrnoException
  // Windows forbids to replace a file that a viewer holds open: the folder is not to blame.
  if (platform === 'win32' && syscall === 'rename' && /^(EPERM|EACCES)$/.test(code))
    return { code: 'fileBusy', detail: code }
  return { code: codes[code] ?? 'diskFault', detail: code }
}
