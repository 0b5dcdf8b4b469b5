import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLook } from '../../../renderer/window/look.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const sight = (id: string | null, requestId: string | null = null) => ({ id, requestId })

function watched() {
  const told: (string | null)[] = []
  return { told, look: createLook((id) => told.push(id), 300) }
}

describe('what is in hand', () => {
  it('is told once it has settled, not for every row that the arrow keys pass', () => {
    const { told, look } = watched()
    for (const id of ['a', 'b', 'c']) {
      look.at(sight(id))
      vi.advanceTimersByTime(100)
    }
    expect(told).toEqual([])
    vi.advanceTimersByTime(300)
    expect(told).toEqual(['c'])
  })

  it('is told only when it is another one', () => {
    const { told, look } = watched()
    for (const id of ['a', 'a', null, 'a']) {
      look.at(sight(id))
      vi.advanceTimersByTime(300)
    }
    expect(told).toEqual(['a', null, 'a'])
  })

  it('is told again once the service has it', () => {
    const { told, look } = watched()
    for (const requestId of [null, 'on-the-service', 'on-the-service']) {
      look.at(sight('a', requestId))
      vi.advanceTimersByTime(300)
    }
    expect(told).toEqual(['a', 'a'])
  })

  it('is nothing once the service leaves the screen', () => {
    const { told, look } = watched()
    look.at(sight('a'))
    vi.advanceTimersByTime(300)
    look.at(sight('b'))
    look.stop()
    vi.advanceTimersByTime(300)
    expect(told).toEqual(['a', null])
  })
})
