/** A real store in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import type { Clock } from '../../../main/clock/clock.ts'
import type { CachedRequest } from '../../../main/store/cache/requests.ts'
import type { ServiceRow } from '../../../main/store/ledger/services.ts'
import { openStore, type Store } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { scratch } from '../../desk-parts/scratch.ts'

/** The key of every test's databases. */
export const testKey = new Uint8Array(32).fill(7)

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(scratch, 'eeid-desk-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock of the tests. */
export type TestClock = ManualClock

/** A clock at a fixed moment; timers run as time is advanced past them. */
export const testClock = (start = Date.parse('2026-05-01T08:00:00Z')): TestClock => new ManualClock(start)

/** Opens a store in `folder`, closed after the test. */
export function openTestStore(
  folder = temporaryFolder(),
  clock: Clock = testClock(),
  key = testKey,
  damaged: (code: string) => void = () => {}
): Store {
  const store = openStore({ folder, key, clock, random: fixedRandom(), author: () => 'Clerk', damaged })
  let isOpen = true
  const close = () => {
    if (isOpen) store.close()
    isOpen = false
  }
  onTestFinished(close)
  return { ...store, close }
}

/** The service of the tests. */
export const testService: ServiceRow = {
  ...firstChoices,
  id: 'service-1',
  name: 'Front desk',
  environment: 'live',
  baseUrl: 'https://eeid.example',
  clientId: 'client',
  isPaused: false
}

/** A store with the test service in it. */
export function storeWithService(folder?: string, clock?: Clock): Store {
  const store = openTestStore(folder, clock)
  if (!store.services.get(testService.id)) store.services.add(testService)
  return store
}

/** A request as the service might have told it. */
export function cachedRequest(change: Partial<CachedRequest> = {}): CachedRequest {
  const id = change.id ?? 'request-1'
  return {
    serviceId: testService.id,
    id,
    reference: `ref-${id}`,
    who: 'Mari Maasikas',
    status: 'pending',
    createdAt: 1_000,
    completedAt: null,
    linkExpiresAt: null,
    outcome: null,
    body: JSON.stringify({ id, status: change.status ?? 'pending' }),
    ...change
  }
}
