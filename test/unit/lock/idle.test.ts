import { expect, test } from 'vitest'
import { watchIdle } from '../../../main/lock/idle.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'

function room(minutes: number | null) {
  const clock = new ManualClock(0)
  const state = { touchedAt: 0, minutes, lockedAt: [] as number[] }
  const stop = watchIdle({
    clock,
    idleSeconds: () => Math.floor((clock.monotonic() - state.touchedAt) / 1000),
    minutes: () => (state.lockedAt.length > 0 ? null : state.minutes),
    lock: () => void state.lockedAt.push(clock.monotonic())
  })
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second++) clock.advance(1000)
  }
  return { state, stop, pass, clock }
}

test('the desk locks once nobody has touched the computer for so long, to the second', () => {
  const { state, pass } = room(5)
  pass(290)
  expect(state.lockedAt).toEqual([])
  pass(20)
  expect(state.lockedAt).toHaveLength(1)
  expect(state.lockedAt[0]).toBeLessThanOrEqual(301_000)
})

test('whoever touches it begins anew', () => {
  const { state, pass, clock } = room(1)
  pass(50)
  state.touchedAt = clock.monotonic()
  pass(50)
  expect(state.lockedAt).toEqual([])
  pass(15)
  expect(state.lockedAt).toHaveLength(1)
})

test('where the desk does not lock nothing happens, and what is chosen meanwhile counts', () => {
  const { state, pass } = room(null)
  pass(1000)
  expect(state.lockedAt).toEqual([])
  state.minutes = 1
  pass(20)
  expect(state.lockedAt).toHaveLength(1)
})

test('watching ends', () => {
  const { state, stop, pass } = room(1)
  stop()
  pass(100)
  expect(state.lockedAt).toEqual([])
})
