import { expect, test } from 'vitest'
import { many } from '../../many.ts'
import { officeMutants } from '../../simulation/desks/mutants.ts'
import { simulateOffice } from '../../simulation/desks/simulate.ts'

const fifteenMinutes = 900_000

const runs = many(100, 5)

test(`${runs} schedules of five desks keep every promise`, { timeout: fifteenMinutes }, async () => {
  expect(await simulateOffice({ runs, seed: 20_260_302, desks: 5 })).toEqual({ runs, failure: null })
})

test('a broken desk is noticed, and the same schedule is found again by its seed', async () => {
  const { mutant, notices } = officeMutants.find(({ name }) => name.startsWith('remembers')) ?? {}
  const { failure } = await simulateOffice({ runs: 20, seed: 3, desks: 5, mutate: mutant?.(), shrink: false })
  expect(failure).toMatch(notices ?? /^$/)
  const [, seed, path] = /--desks 5 --seed (\d+) --path ([\d:]+)/.exec(failure ?? '') ?? []
  const again = { runs: 1, seed: Number(seed), path, desks: 5, mutate: mutant?.(), shrink: false }
  expect((await simulateOffice(again)).failure).toBe(failure)
})
