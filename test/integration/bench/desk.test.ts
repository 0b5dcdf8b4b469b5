import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { benchService, fillDesk, openBenchStore } from '../../bench/desk.ts'
import { figuresOf, framesOf } from '../../bench/figures.ts'
import { stolenBetween } from '../../bench/stolen.ts'

const key = new Uint8Array(32).fill(9)

function desk(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const store = openBenchStore(folder, key)
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  fillDesk(store, count, { url: 'http://127.0.0.1:1', clientId: 'practice' })
  return store
}

test('a desk is filled with requests in every state, all of them in the list', () => {
  const store = desk(2_000)
  const counts = store.list.counts(benchService)
  expect(counts.all).toBe(2_000)
  for (const view of ['waiting', 'toDecide', 'proofMissing', 'needsAttention'] as const)
    expect(counts[view]).toBeGreaterThan(0)
  for (const search of ['maasikas', 'joeorg', 'смирнов', 'helista', 'LV0504'])
    expect(store.list.page(benchService, { ...wholeList, search }, 0, 1).total).toBeGreaterThan(0)
})

test('the same people are in every desk that is filled', () => {
  const people = () =>
    desk(50).list.page(benchService, { ...wholeList, sort: { by: 'reference', descending: false } }, 0, 50)
  const who = () => people().rows.map((row) => [row.reference, row.who])
  expect(who()).toEqual(who())
})

test('figures name the middle, the 95th of a hundred, and the longest', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(figuresOf(hundred)).toEqual({ n: 100, p50: 50.5, p95: 95, max: 100 })
  expect(figuresOf([])).toEqual({ n: 0, p50: 0, p95: 0, max: 0 })
  expect(framesOf([16.7, 33.3, 50]).over33).toBe(1)
})

test('what other machines took is the share of all processors’ time between two looks', () => {
  const before = 'cpu  100 0 50 800 0 0 0 50 7 7\ncpu0 1 1 1 1 1 1 1 1 0 0\n'
  const after = 'cpu  150 0 100 890 0 0 0 60 7 7\ncpu0 1 1 1 1 1 1 1 1 0 0\n'
  expect(stolenBetween(before, after)).toBe(5)
  expect(stolenBetween(before, before)).toBe(0)
})
