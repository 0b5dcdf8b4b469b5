import { expect, test } from 'vitest'
import { eeidRequest } from '../../../main/eeid/schemas.ts'
import { type Log, silentLog } from '../../../main/log/log.ts'
import { keepEach } from '../../../main/sync/keep-each.ts'
import { cachedRequest, storeWithService, testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const requests = ['a', 'odd', 'b'].map((id) => eeidRequest.parse({ id, status: 'pending', reference: `R-${id}` }))

/** A desk whose store cannot keep the request `odd`, for a reason. */
function desk(reason: unknown) {
  const store = storeWithService()
  const logged: string[] = []
  const log: Log = { ...silentLog, warn: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`) }
  const keepOne = ({ id }: { id: string }) => {
    // In the middle of what is done with it: nothing of that stays.
    const isNews = store.requests.put(cachedRequest({ id }))
    if (id === 'odd') throw reason
    return isNews
  }
  return {
    keep: () => keepEach({ store, log }, requests, keepOne),
    kept: () => store.requests.pendingIds(serviceId).toSorted(),
    logged
  }
}

test.each([
  ['a value that SQLite refuses', Object.assign(new Error('EE1'), { code: 'SQLITE_CONSTRAINT_TRIGGER' })],
  ['one too large', Object.assign(new Error('EE1'), { code: 'SQLITE_TOOBIG' })],
  ['a surprise', new RangeError('EE1')]
])('%s is left out and counted, without a word of it in the log, and the others are kept', (_what, reason) => {
  const { keep, kept, logged } = desk(reason)
  expect(keep()).toBe(true)
  expect(kept()).toEqual(['a', 'b'])
  expect(logged).toEqual(['sync.requests-not-kept {"count":1}'])
})

test.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_CORRUPT', 'SQLITE_READONLY'])(
  'of a page nothing is kept where the disk or the database is at fault: %s',
  (code) => {
    const { keep, kept } = desk(Object.assign(new Error('fault'), { code }))
    expect(keep).toThrow('fault')
    expect(kept()).toEqual([])
  }
)
