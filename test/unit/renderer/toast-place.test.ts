import { expect, test } from 'vitest'
import { freePlace, type Place, toastSize } from '../../../renderer/completed/toast-place.ts'

const screen = { width: 1280, height: 800 }
const quiet = { window: screen, left: 230, pointer: null, focused: null, taken: [] as Place[] }
const middleOf = ({ left, bottom }: Place) => ({
  x: left + toastSize.width / 2,
  y: screen.height - bottom - toastSize.height / 2
})

function place(around: Partial<typeof quiet> | object = {}): Place {
  const found = freePlace({ ...quiet, ...around })
  if (found === null) throw new Error('there is no place')
  return found
}

test('a toast stands at the lower left of the work, above the way to undo a decision', () => {
  const { left, bottom } = place()
  expect(left).toBe(246)
  expect(bottom).toBeGreaterThan(16 + 52)
})

test('several stand above one another, and none on another', () => {
  const first = place()
  const second = place({ taken: [first] })
  const third = place({ taken: [first, second] })
  expect([second.left, third.left]).toEqual([first.left, first.left])
  expect(second.bottom - first.bottom).toBeGreaterThanOrEqual(toastSize.height)
  expect(third.bottom - second.bottom).toBeGreaterThanOrEqual(toastSize.height)
})

test('none comes under the hand, or on what has the focus', () => {
  const usual = place()
  expect(place({ pointer: middleOf(usual) })).not.toEqual(usual)
  const { x, y } = middleOf(usual)
  const beside = { x: x + toastSize.width / 2 + 10, y }
  expect(place({ pointer: beside })).not.toEqual(usual)
  expect(place({ pointer: { x: x + toastSize.width / 2 + 60, y } })).toEqual(usual)
  const button = { left: x, top: y, width: 80, height: 32 }
  expect(place({ focused: button })).not.toEqual(usual)
})

test('where every place is taken there is none', () => {
  const taken: Place[] = []
  for (let found = freePlace(quiet); found !== null; found = freePlace({ ...quiet, taken })) taken.push(found)
  expect(taken.length).toBeGreaterThanOrEqual(3)
  expect(freePlace({ ...quiet, taken })).toBeNull()
})

test('in a narrow window it is as wide as there is room', () => {
  const window = { width: 360, height: 640 }
  expect(freePlace({ ...quiet, window, left: 0 })).toMatchObject({ left: 16 })
})
