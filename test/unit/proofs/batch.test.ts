import { expect, test, vi } from 'vitest'
import { type BatchState, createProofBatch } from '../../../main/proofs/batch.ts'

const items = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `r-${n}`, reference: `K7Q-${n}` }))

function batch() {
  let clock = 0
  const told: BatchState[] = []
  const made = createProofBatch({
    changed: (state) => told.push(state),
    now: () => {
      clock += 7
      return clock
    }
  })
  return { ...made, told }
}

test('of five hundred, twenty that fail are told with their reasons, and the rest is done', async () => {
  const { start, state, told } = batch()
  const work = vi.fn(async ({ id }: { id: string }) =>
    Number(id.slice(2)) % 25 === 0
      ? ({ ok: false, error: { code: 'proofNotYet' } } as const)
      : ({ ok: true, value: null } as const)
  )
  expect(start({ deed: 'save', place: 'Proofs', items: items(500), work })).toMatchObject({ stage: 'running', done: 0 })
  await vi.waitFor(() => expect(state()?.stage).toBe('done'))
  expect(work).toHaveBeenCalledTimes(500)
  expect(state()).toMatchObject({ total: 500, done: 500 })
  expect(state()?.failed).toHaveLength(20)
  expect(state()?.failed[1]).toEqual({ id: 'r-25', reference: 'K7Q-25', code: 'proofNotYet' })
  // The window is told now and then, and of the end.
  expect(told.length).toBeLessThan(100)
  expect(told.at(-1)?.stage).toBe('done')
})

test('cancelling finishes the one in hand and leaves the rest', async () => {
  const { start, state, cancel } = batch()
  const work = vi.fn(async () => {
    if (work.mock.calls.length === 3) cancel()
    return { ok: true, value: null } as const
  })
  start({ deed: 'print', place: 'Office', items: items(10), work })
  await vi.waitFor(() => expect(state()?.stage).toBe('cancelled'))
  expect(state()).toMatchObject({ done: 3, total: 10, failed: [] })
})

test('a second batch is not begun while one runs, and the last one stays until it is put away', async () => {
  const { start, state, putAway } = batch()
  const work = async () => ({ ok: true, value: null }) as const
  start({ deed: 'save', place: 'Proofs', items: items(2), work })
  expect(start({ deed: 'save', place: 'Proofs', items: items(2), work })).toBeUndefined()
  putAway()
  expect(state()).not.toBeNull()
  await vi.waitFor(() => expect(state()?.stage).toBe('done'))
  putAway()
  expect(state()).toBeNull()
  expect(start({ deed: 'save', place: 'Proofs', items: items(2), work })).toBeDefined()
})

test('work that breaks off is one that failed', async () => {
  const { start, state } = batch()
  start({ deed: 'save', place: 'Proofs', items: items(1), work: () => Promise.reject(new Error('boom')) })
  await vi.waitFor(() => expect(state()?.stage).toBe('done'))
  expect(state()?.failed).toMatchObject([{ id: 'r-0', code: 'diskFault' }])
})
