/** Schedules of an office that broke a promise once, as they were drawn: a seed forgets them when more can happen. */
import { expect, test } from 'vitest'
import type { OfficeAction, OfficeSchedule } from '../../simulation/desks/actions.ts'
import { playOffice } from '../../simulation/desks/play.ts'

const note = (desk: number): OfficeAction => ({ do: 'note', desk, request: 0 })
const exchange = (...desks: number[]): OfficeAction => ({ do: 'exchange', desks, everything: true, meanwhile: [] })
const putBack = (desk: number): OfficeAction => ({ do: 'putBack', desk, nth: 0, by: 'somebody' })

const written: Record<string, OfficeSchedule> = {
  'a ledger that was put back, and cut off when it had read what it had lost': {
    dice: 1,
    actions: [
      note(0),
      exchange(0, 1),
      putBack(0),
      { do: 'crash', desk: 0, steps: 2, at: 'names is asked' },
      exchange(0),
      note(0)
    ]
  },
  'a clerk who goes on while a ledger that was put back reads what it had lost': {
    dice: 1,
    actions: [
      note(0),
      exchange(0, 1),
      putBack(0),
      {
        do: 'exchange',
        desks: [0],
        everything: true,
        meanwhile: [1, 2, 3, 4, 5, 6, 7, 8].map(() => ({ do: 'note', desk: 0, request: 0 }))
      }
    ]
  }
}

test.for(Object.entries(written))('every promise is kept by %s', { timeout: 60_000 }, async ([, schedule]) => {
  expect(await playOffice(schedule, { desks: 3 })).toEqual([])
})
