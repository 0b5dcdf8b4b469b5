import { expect, test } from 'vitest'
import { mutants } from '../../simulation/mutants/mutants.ts'
import { simulate } from '../../simulation/simulate.ts'

const twoMinutes = 120_000

// `npm run mutants`, part of `npm run test:long`, plays all of them. This eighth is found out within a few schedules each.
const sample = mutants.filter((_, place) => place % 8 === 2)

test.for(sample.map((mutant) => [mutant.name, mutant] as const))(
  'it is noticed that the app %s',
  { timeout: twoMinutes },
  async ([, { mutate, notices }]) => {
    const { failure } = await simulate({ runs: 1_000, seed: 3, mutate, shrink: false })
    expect(failure).toMatch(notices)
  }
)

test('a failure is shrunk, told in words, and seen again by its seed and path', { timeout: twoMinutes }, async () => {
  const { mutate } = mutants.find(({ name }) => name.startsWith('sends again')) ?? {}
  const { failure, runs } = await simulate({ runs: 500, seed: 2, mutate })
  expect(failure).toMatch(/the clerk asks person \d under/)
  const [, seed, path] = /--seed (\d+) --path ([\d:]+)/.exec(failure ?? '') ?? []
  const again = await simulate({ runs: 1, seed: Number(seed), path, mutate, shrink: false })
  const schedule = /^dice[\s\S]*?\n\n/m.exec(failure ?? '')?.[0]
  expect(schedule?.split('\n').length).toBeLessThan(12)
  expect(again.failure).toContain(schedule)
  expect(runs).toBeGreaterThan(0)
})
