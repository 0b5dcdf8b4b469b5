import { expect, test } from 'vitest'
import { diskProblem } from '../../../main/files/disk-problem.ts'

const fault = (code: string, syscall = 'open') => Object.assign(new Error('/secret/path'), { code, syscall })

test.each([
  [fault('ENOSPC'), 'linux', 'diskFull'],
  [fault('EROFS'), 'linux', 'folderReadOnly'],
  [fault('EACCES', 'rename'), 'linux', 'folderReadOnly'],
  [fault('EPERM', 'rename'), 'win32', 'fileBusy'],
  [fault('EPERM', 'open'), 'win32', 'folderReadOnly'],
  [fault('ENOENT'), 'win32', 'folderGone'],
  [fault('ENOTCONN'), 'linux', 'folderGone'],
  [fault('ETIMEDOUT'), 'win32', 'folderGone'],
  [fault('EIO'), 'darwin', 'diskFault'],
  [fault('SQLITE_FULL'), 'linux', 'dataDiskFull'],
  [fault('SQLITE_IOERR_WRITE'), 'linux', 'dataDiskFault'],
  [fault('SQLITE_READONLY_DBMOVED'), 'linux', 'dataDiskFault'],
  [fault('SQLITE_CONSTRAINT'), 'linux', 'diskFault'],
  [new Error('/secret/path'), 'linux', 'diskFault'],
  [null, 'linux', 'diskFault']
] as const)('%o on %s means %s, and never tells the path', (error, platform, code) => {
  const problem = diskProblem(error, platform)
  expect(problem.code).toBe(code)
  expect(JSON.stringify(problem)).not.toContain('secret')
})
