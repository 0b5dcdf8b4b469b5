/** A data folder as the app leaves it, with many requests in it, for the app to be started on. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../../main/clock/clock.ts'
import { openKeychain } from '../../main/credentials/keychain.ts'
import { checkpointsInThread } from '../../main/startup/checkpoint-thread.ts'
import { databaseKey } from '../../main/startup/database-key.ts'
import { backUpInSlices } from '../../main/store/backup/backup.ts'
import type { DatabaseKey } from '../../main/store/database/connection.ts'
import { briskly } from '../../main/store/database/steps.ts'
import { openStore, type Store } from '../../main/store/open-store.ts'
import type { PracticeServer } from '../eeid-server/index.ts'
import { fillStore } from './many-requests.ts'

/** The service of the bench. */
export const benchService = '7f6f5e7e-3c1b-4f7e-9a58-2f10c3b7d5a1'

const seed = 20_260_501

/** The folder of the databases in that of the app. */
export const databasesIn = (userData: string): string => join(userData, 'desk')

const checkpointThread = new URL('../../main/store/checkpoint-thread.ts', import.meta.url)

/** As the app brings pages to their place. */
const checkpoints = checkpointsInThread((options) => new Worker(checkpointThread, options))

/** Opens the store below `folder` with a key. */
export const openBenchStore = (folder: string, key: DatabaseKey): Store =>
  openStore({ folder, key, clock: systemClock, random: randomBytes, author: () => 'Clerk', checkpoints })

/** Keeps a service and `count` requests in a store that has none. */
export function fillDesk(store: Store, count: number, server: Pick<PracticeServer, 'url' | 'clientId'>): void {
  const { url: baseUrl, clientId } = server
  store.services.add({ id: benchService, name: 'Practice desk', environment: 'test', baseUrl, clientId })
  fillStore(store, { serviceId: benchService, count, now: Date.now(), seed })
}

/** An empty desk of the app's. `backUp` does what the app does at its end, once the store is closed. */
type EmptyDesk = { store: Store; key: DatabaseKey; backUp(): Promise<unknown> }

/** Makes the folder of a desk, with its key and the service's secret in the keychain. */
export async function makeDesk(userData: string, server: PracticeServer): Promise<EmptyDesk> {
  const log = { info() {}, warn() {}, error() {} }
  const keychain = openKeychain({ service: 'eeID Desk', clock: systemClock, log })
  const folder = databasesIn(userData)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = await databaseKey({ keychain, folder, random: randomBytes })
  if (!key.ok) throw new Error(`no key for the databases: ${key.reason}`)
  await keychain.set(benchService, server.clientSecret)
  return {
    store: openBenchStore(folder, key.key),
    key: key.key,
    // Without it the next start would first have two years of proofs to archive.
    backUp: () => backUpInSlices({ folder, key: key.key, now: Date.now(), pace: briskly }, new AbortController().signal)
  }
}
