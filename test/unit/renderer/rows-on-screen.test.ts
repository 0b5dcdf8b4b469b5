import { describe, expect, it } from 'vitest'
import { clamped, existingRows, rowsOnScreen } from '../../../renderer/list/rows-on-screen.ts'

describe('the rows on screen', () => {
  it.each([
    [0, 520, { from: 0, to: 9 }],
    [1, 520, { from: 0, to: 10 }],
    [52, 520, { from: 1, to: 10 }],
    [51.5, 520, { from: 0, to: 10 }],
    [5_199_480, 520, { from: 99_990, to: 99_999 }],
    // While the window is drawn together to nothing, and while a Mac bounces at the top.
    [104, 0, { from: 2, to: 2 }],
    [-30, 520, { from: 0, to: 9 }]
  ])('scrolled by %d pixels, %d pixels high', (offset, height, rows) => {
    expect(rowsOnScreen({ offset, height }, 52)).toEqual(rows)
  })

  it('are the last ones of a list that has become shorter', () => {
    expect(clamped({ from: 90, to: 99 }, 50)).toEqual({ from: 40, to: 49 })
    expect(clamped({ from: 90, to: 99 }, 3)).toEqual({ from: 0, to: 2 })
    expect(clamped({ from: 90, to: 99 }, 100)).toEqual({ from: 90, to: 99 })
    expect(clamped({ from: 0, to: 9 }, 0)).toEqual({ from: 0, to: 0 })
  })
})

describe('the rows that exist', () => {
  it('are those on screen and two more on each side, where there are so many', () => {
    expect(existingRows({ from: 50, to: 52 }, 100, 51)).toEqual([48, 49, 50, 51, 52, 53, 54])
    expect(existingRows({ from: 0, to: 1 }, 100, 0)).toEqual([0, 1, 2, 3])
    expect(existingRows({ from: 97, to: 99 }, 100, 97)).toEqual([95, 96, 97, 98, 99])
    expect(existingRows({ from: 0, to: 0 }, 0, 0)).toEqual([])
  })

  it('have the row of the cursor among them, wherever the screen is', () => {
    expect(existingRows({ from: 50, to: 50 }, 100, 3)).toEqual([3, 48, 49, 50, 51, 52])
    expect(existingRows({ from: 50, to: 50 }, 100, 90)).toEqual([48, 49, 50, 51, 52, 90])
    expect(existingRows({ from: 50, to: 50 }, 100, 100)).toEqual([48, 49, 50, 51, 52])
  })
})
