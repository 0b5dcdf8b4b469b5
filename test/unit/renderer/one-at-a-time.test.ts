import { describe, expect, it } from 'vitest'
import { oneAtATime } from '../../../renderer/ui/one-at-a-time.ts'

/** A reading whose answers come when the test says so. */
function reading() {
  const begun: PromiseWithResolvers<void>[] = []
  const again = oneAtATime(() => {
    const one = Promise.withResolvers<void>()
    begun.push(one)
    return one.promise
  })
  return { begun, again }
}

describe('a reading that is never under way twice', () => {
  it('begins at once where none is under way', async () => {
    const { begun, again } = reading()
    const first = again()
    begun[0]?.resolve()
    await first
    void again()
    expect(begun).toHaveLength(2)
  })

  it('makes one more reading of all that was asked for meanwhile, and answers after that', async () => {
    const { begun, again } = reading()
    const answered: string[] = []
    void again().then(() => answered.push('first'))
    void again().then(() => answered.push('second'))
    void again().then(() => answered.push('third'))
    expect(begun).toHaveLength(1)
    begun[0]?.resolve()
    await expect.poll(() => begun.length).toBe(2)
    expect(answered).toEqual(['first'])
    begun[1]?.resolve()
    await expect.poll(() => answered).toEqual(['first', 'second', 'third'])
    expect(begun).toHaveLength(2)
  })
})
