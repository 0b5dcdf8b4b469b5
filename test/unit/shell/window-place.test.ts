import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  leastSize,
  type PlaceDisplay,
  placeOn,
  type Rectangle,
  type WindowPlace
} from '../../../main/shell/window-place.ts'

const display = (id: number, x: number, label = `Display ${id}`, width = 1920, height = 1080): PlaceDisplay => ({
  id,
  label,
  bounds: { x, y: 0, width, height },
  // A bar of the system at the top.
  workArea: { x, y: 40, width, height: height - 40 }
})
const left = (bounds: Rectangle, { id, label, bounds: its }: PlaceDisplay): WindowPlace => ({
  bounds,
  isMaximized: false,
  display: { id, label, bounds: its }
})
const own = display(1, 0)
const other = display(2, 1920)
const bounds = { x: 2000, y: 100, width: 1000, height: 700 }

test('a window comes back where it was left', () => {
  expect(placeOn(left(bounds, other), [own, other])).toEqual(bounds)
})

test('one that nobody has placed has no place yet', () => {
  expect(placeOn(null, [own])).toBeNull()
})

test('it goes with its display, wherever that stands now, also under another number', () => {
  const moved = display(2, -1920)
  expect(placeOn(left(bounds, other), [own, moved])).toEqual({ ...bounds, x: -1840 })
  expect(placeOn(left(bounds, other), [own, { ...moved, id: 77 }])).toEqual({ ...bounds, x: -1840 })
})

test('where its display has gone it is in the middle of the first', () => {
  expect(placeOn(left(bounds, other), [own])).toEqual({ x: 460, y: 210, width: 1000, height: 700 })
})

test('two displays of one name are not taken for the one that has gone', () => {
  const twins = [display(5, 0, 'Twin'), display(6, 1920, 'Twin')]
  expect(placeOn(left(bounds, display(7, 3840, 'Twin')), twins)).toEqual({ x: 460, y: 210, width: 1000, height: 700 })
})

test('it is never out of sight, nor smaller than it may be, whatever was left and whatever is there', () => {
  const whole = fc.integer({ min: -5000, max: 5000 })
  const size = { width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) }
  const displays = fc.array(
    fc.record({ id: fc.integer({ min: 1, max: 3 }), x: whole, width: fc.integer({ min: 900, max: 4000 }) }),
    { minLength: 1, maxLength: 3 }
  )
  fc.assert(
    fc.property(fc.record({ x: whole, y: whole, ...size }), displays, (there, given) => {
      const shown = given.map(({ id, x, width }) => display(id, x, `Display ${id}`, width))
      const place = placeOn(left(there, display(2, 100)), shown) as Rectangle
      const isOn = ({ workArea: area }: PlaceDisplay) =>
        place.x >= area.x && place.y >= area.y && place.x + Math.min(place.width, area.width) <= area.x + area.width
      expect(shown.some(isOn)).toBe(true)
      expect([place.width >= leastSize.width, place.height >= leastSize.height]).toEqual([true, true])
    })
  )
})
