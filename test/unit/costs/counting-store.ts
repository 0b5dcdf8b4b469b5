/** A store that counts the statements that are run: what a piece of work costs, without a clock. */
import { memoryConnection } from '../../../main/store/memory-store.ts'
import { type Store, storeOn } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { type TestClock, testClock, testService } from '../store/temporary-store.ts'

/** The store, and how many statements a piece of work runs. */
export type CountingStore = {
  store: Store
  clock: TestClock
  /** Whether a transaction is under way. */
  isInTransaction: () => boolean
  statementsOf: (work: () => unknown) => Promise<number>
}

const calls = ['run', 'get', 'all', 'iterate'] as const

/** Makes one with a service. */
export function countingStore(): CountingStore {
  const clock = testClock()
  const connection = memoryConnection()
  let count = 0
  const prepare = connection.prepare.bind(connection)
  const value = (sql: string) => {
    const statement = prepare(sql)
    for (const name of calls) {
      const call = statement[name].bind(statement) as (...values: unknown[]) => unknown
      const counted = (...values: unknown[]) => {
        count += 1
        return call(...values)
      }
      Object.defineProperty(statement, name, { value: counted })
    }
    return statement
  }
  Object.defineProperty(connection, 'prepare', { value })
  const signs = { cacheRebuilt: false, ledgerRestored: null, notErased: null, suspectDamage: () => {} }
  const store = storeOn(connection, { clock, random: fixedRandom(), author: () => 'Clerk' }, signs)
  store.services.add(testService)
  return {
    store,
    clock,
    isInTransaction: () => connection.inTransaction,
    async statementsOf(work) {
      const before = count
      await work()
      return count - before
    }
  }
}
