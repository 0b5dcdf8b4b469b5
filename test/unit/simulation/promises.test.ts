import { expect, test } from 'vitest'
import { simulate } from '../../simulation/simulate.ts'

const fiveMinutes = 300_000

test('five hundred schedules keep every promise: exactly once, nothing lost', { timeout: fiveMinutes }, async () => {
  expect(await simulate({ runs: 500, seed: 20_260_302 })).toEqual({ runs: 500, failure: null })
})
