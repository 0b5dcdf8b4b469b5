/** The desk is killed at every step of taking a file, and opened again. */
import { describe, expect, test, vi } from 'vitest'
import { askingFolder, asks } from './folder.ts'

const steps = { left: Number.POSITIVE_INFINITY, done: 0 }
const killed = () => Object.assign(new Error('killed'), { code: 'KILLED' })

// From the step at which the desk is killed nothing more is done to the disk.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const counted = ['rename', 'rm', 'open', 'readdir', 'lstat', 'access', 'readFile'] as const
  const step =
    (name: (typeof counted)[number]) =>
    async (...args: unknown[]) => {
      steps.done += 1
      if (steps.done > steps.left) throw killed()
      return (real[name] as (...all: unknown[]) => unknown)(...args)
    }
  return { ...real, ...Object.fromEntries(counted.map((name) => [name, step(name)])) }
})

async function look(desk: ReturnType<typeof askingFolder>): Promise<void> {
  await desk.look().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'KILLED') throw error
  })
}

/** Kills a desk at its `at`th step; returns false where it came to the end before that. */
async function killAt(at: number, put: (desk: ReturnType<typeof askingFolder>) => void) {
  const desk = askingFolder()
  put(desk)
  Object.assign(steps, { left: Number.POSITIVE_INFINITY, done: 0 })
  await look(desk)
  Object.assign(steps, { left: at, done: 0 })
  await look(desk)
  const wasKilled = steps.done > at
  steps.left = Number.POSITIVE_INFINITY
  desk.reopen()
  await look(desk)
  await look(desk)
  return { desk, wasKilled }
}

describe('killed at any step, the desk', () => {
  test('makes one request of a file, answers it, and loses nothing', async () => {
    let at = 0
    for (; ; at++) {
      const { desk, wasKilled } = await killAt(at, ({ put }) => put(asks()))
      expect(desk.requests(), `killed at step ${at}`).toHaveLength(1)
      expect(desk.answer('result-visit-1.json')).toMatchObject({ state: 'accepted' })
      expect([desk.files('in'), desk.files('taken'), desk.files('refused')]).toEqual([[], [], []])
      if (!wasKilled) break
    }
    expect(at).toBeGreaterThan(8)
  }, 60_000)

  test('refuses a bad file once, and keeps it', async () => {
    for (let at = 0; ; at++) {
      const { desk, wasKilled } = await killAt(at, ({ put }) => put('{', 'bad.json'))
      expect(desk.files('refused'), `killed at step ${at}`).toHaveLength(1)
      expect(desk.answer('refused-bad.json')).toMatchObject({ state: 'refused' })
      expect([desk.files('in'), desk.files('taken'), desk.requests()]).toEqual([[], [], []])
      if (!wasKilled) break
    }
  }, 60_000)
})
