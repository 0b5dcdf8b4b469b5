/** A desk that belongs to no office: nothing of an office is there. */
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { startOfficeLoop } from '../../../main/office/loop.ts'
import { sharedReading } from '../../../main/office/shared-reading.ts'
import { openStore } from '../../../main/store/open-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { temporaryFolder, testKey, testService } from '../store/temporary-store.ts'

test('no connection is made, no timer waits, no file is written and no key is asked for', () => {
  const clock = new ManualClock()
  const folder = temporaryFolder()
  const store = openStore({ folder, key: testKey, clock, random: randomBytes, author: () => 'Mari' })
  store.services.add(testService)
  const before = readdirSync(folder)
  const keychain = memoryKeychain()
  const asked = vi.spyOn(keychain, 'get')
  const connect = vi.fn()
  const [changed, news] = [vi.fn(), vi.fn()]
  const common = { store, clock, random: randomBytes, log: silentLog }
  const reading = sharedReading({ ...common, keep: () => false, reaches: () => true, reads: changed, news })
  const loop = startOfficeLoop({ ...common, keychain, jitter: () => 0.5, connect, changed, news, reading })
  loop.wake()
  reading.swept(testService.id, 0)
  for (let hours = 0; hours < 48; hours += 1) clock.advance(3_600_000)
  expect(clock.waiting).toBe(0)
  for (const called of [connect, asked, changed, news]) expect(called).not.toHaveBeenCalled()
  expect([loop.state(), reading.turnOf(testService.id)]).toEqual([{ stage: 'off' }, 'reads'])
  expect(readdirSync(folder)).toEqual(before)
  loop.stop()
  store.close()
})
