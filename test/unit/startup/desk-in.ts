/** A desk, without services unless it is told how to start them, for what happens while it is opened and closed. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Keychain } from '../../../main/credentials/keychain.ts'
import { sessionKeychain } from '../../../main/credentials/session-keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createDesk, type DeskOptions, type LossReason } from '../../../main/startup/desk.ts'
import { backUpInSlices } from '../../../main/store/backup/backup.ts'
import type { Unkept } from '../../../main/store/ledger/unkept.ts'
import { rekeyInSlices } from '../../../main/store/rekey.ts'
import { testClock } from '../store/temporary-store.ts'
import { type MemoryKeychain, memoryKeychain } from './memory-keychain.ts'

/**
 * A desk in `folder`, closed after the test. `stages` are those it has told; `asked`, what the clerk was asked about, to
 * which `clerk.agrees` is the answer.
 */
export function deskIn<K extends Keychain = MemoryKeychain>(
  folder: string,
  keychain: K = memoryKeychain() as Keychain as K,
  startService: DeskOptions['startService'] = () => {
    throw new Error('there is no service here')
  }
) {
  const stages: string[] = []
  const asked: (Unkept & { reason: LossReason })[] = []
  const clerk = { agrees: true }
  const secrets = sessionKeychain(keychain)
  const desk = createDesk({
    keychain,
    folder,
    clock: testClock(),
    randomBytes,
    author: () => 'Clerk',
    log: silentLog,
    backUp: backUpInSlices,
    rekey: rekeyInSlices,
    startService,
    changed: ({ stage }) => stages.push(stage),
    secrets,
    async mayLose(unkept, reason) {
      asked.push({ ...unkept, reason })
      return clerk.agrees
    }
  })
  onTestFinished(() => desk.close())
  return { desk, keychain, stages, secrets, asked, clerk }
}

/** Every file below a folder: its name and what is in it. */
export const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')])
