import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFocus } from '../../../renderer/window/focused-request.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const sight = (id: string | null, requestId: string | null = null) => ({ id, requestId })

function watched() {
  const told: (string | null)[] = []
  return { told, focus: createFocus((id) => told.push(id), 300) }
}

describe('what is in hand', () => {
  it('is told once it has settled, not for every row that the arrow keys pass', () => {
    const { told, focus } = watched()
    for (const id of ['a', 'b', 'c']) {
      focus.at(sight(id))
      vi.advanceTimersByTime(100)
    }
    expect(told).toEqual([])
    vi.advanceTimersByTime(300)
    expect(told).toEqual(['c'])
  })

  it('is told only when it is another one', () => {
    const { told, focus } = watched()
    for (const id of ['a', 'a', null, 'a']) {
      focus.at(sight(id))
      vi.advanceTimersByTime(300)
    }
    expect(told).toEqual(['a', null, 'a'])
  })

  it('is told again once the service has it', () => {
    const { told, focus } = watched()
    for (const requestId of [null, 'on-the-service', 'on-the-service']) {
      focus.at(sight('a', requestId))
      vi.advanceTimersByTime(300)
    }
    expect(told).toEqual(['a', 'a'])
  })

  it('is nothing once the service leaves the screen', () => {
    const { told, focus } = watched()
    focus.at(sight('a'))
    vi.advanceTimersByTime(300)
    focus.at(sight('b'))
    focus.stop()
    vi.advanceTimersByTime(300)
    expect(told).toEqual(['a', null])
  })
})
