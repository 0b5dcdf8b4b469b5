import { expect, test } from 'vitest'
import { many } from '../../many.ts'
import { simulate } from '../../simulation/simulate.ts'

const fiveMinutes = 300_000

// The first of those that CI plays by the same seed.
const runs = many(200, 30)

test(`${runs} schedules keep every promise: exactly once, nothing lost`, { timeout: fiveMinutes }, async () => {
  expect(await simulate({ runs, seed: 20_260_302 })).toEqual({ runs, failure: null })
})
