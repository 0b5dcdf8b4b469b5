/** A desk without services, for what happens while it is opened. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createDesk } from '../../../main/startup/desk.ts'
import { testClock } from '../store/temporary-store.ts'
import { memoryKeychain } from './memory-keychain.ts'

/** A desk in `folder`, closed after the test; `stages` are those it has told. */
export function deskIn(folder: string, keychain = memoryKeychain()) {
  const stages: string[] = []
  const desk = createDesk({
    keychain,
    folder,
    clock: testClock(),
    randomBytes,
    log: silentLog,
    startService: () => {
      throw new Error('there is no service here')
    },
    changed: ({ stage }) => stages.push(stage)
  })
  onTestFinished(() => desk.close())
  return { desk, keychain, stages }
}

/** Every file below a folder: its name and what is in it. */
export const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')])
