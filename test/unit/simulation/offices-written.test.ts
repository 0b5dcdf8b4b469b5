/** Schedules of an office that broke a promise once, as they were drawn: a seed forgets them when more can happen. */
import { expect, test } from 'vitest'
import type { OfficeAction, OfficeSchedule } from '../../simulation/desks/actions.ts'
import type { Mutate } from '../../simulation/desks/desk.ts'
import { playOffice } from '../../simulation/desks/play.ts'

const note = (desk: number): OfficeAction => ({ do: 'note', desk, request: 0 })
const decide = (desk: number): OfficeAction => ({ do: 'decide', desk, request: 0, verdict: 'accept' })
const erase = (desk: number): OfficeAction => ({ do: 'erase', desk, request: 0 })
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
  },
  'a desk that decides about what another one has erased, under the name that both knew': {
    dice: 1,
    actions: [note(0), exchange(0, 1), exchange(0, 1), erase(0), exchange(0), exchange(1), decide(1)]
  },
  'a desk that hears of an erasure before it hears of what was erased': {
    dice: 1,
    actions: [note(0), exchange(0), exchange(1), erase(0), exchange(0), exchange(2)]
  },
  'a clone that says more of what is erased': {
    dice: 1,
    actions: [
      note(0),
      exchange(0, 1),
      { do: 'clone', desk: 0 },
      note(0),
      note(3),
      exchange(0, 3),
      exchange(0, 3, 1),
      erase(0)
    ]
  },
  'a clone that erases what only others have said of it, before the other one says something': {
    dice: 1,
    actions: [decide(1), exchange(1, 2), { do: 'clone', desk: 0 }, exchange(0, 1, 2, 3), erase(3), note(0)]
  },
  'a desk that has brought back what another one said, and then erases': {
    dice: 1,
    actions: [
      note(1),
      exchange(1, 0),
      exchange(1, 0),
      note(0),
      { do: 'serverEmptied' },
      exchange(0),
      erase(0),
      exchange(0),
      putBack(1)
    ]
  },
  'a desk that erases what both have said under names of their own': {
    dice: 1,
    actions: [note(0), note(1), exchange(0, 1), exchange(0, 1), erase(0)]
  },
  'a desk that decides again about what it has erased in a life that was lost': {
    dice: 1,
    actions: [
      note(0),
      exchange(0, 1),
      note(1),
      { do: 'copy', desk: 0 },
      exchange(1, 0),
      erase(0),
      exchange(0, 1),
      putBack(0),
      exchange(0),
      decide(0)
    ]
  },
  'a desk that decides in a ledger that was put back before it hears that it had erased': {
    dice: 1,
    actions: [
      note(0),
      exchange(0, 1),
      { do: 'copy', desk: 0 },
      erase(0),
      exchange(0, 1),
      putBack(0),
      decide(0),
      exchange(0),
      decide(0)
    ]
  },
  'a desk that erases what it has said in two lives, under two names': {
    dice: 1,
    actions: [note(0), exchange(0, 1), putBack(0), note(0), exchange(0), exchange(0, 1), erase(0)]
  },
  'a desk that fills the server again without what it has erased': {
    dice: 1,
    actions: [
      exchange(0, 1, 2),
      note(1),
      exchange(1, 0),
      exchange(0),
      { do: 'serverEmptied' },
      erase(0),
      exchange(0),
      exchange(1)
    ]
  }
}

test.for(Object.entries(written))('every promise is kept by %s', { timeout: 60_000 }, async ([, schedule]) => {
  expect(await playOffice(schedule, { desks: 3 })).toEqual([])
})

test('a number that is taken again after a ledger was put back would be noticed', async () => {
  const create: OfficeAction = { do: 'create', desk: 0, isTyped: false }
  const send: OfficeAction = { do: 'send', desks: [0], fates: [] }
  const actions: OfficeAction[] = [
    { do: 'copy', desk: 0 },
    create,
    send,
    note(0),
    exchange(0, 1),
    putBack(0),
    exchange(0, 1),
    create,
    send
  ]
  const mutate: Mutate = (ports) => ({
    ...ports,
    store: { ...ports.store, desk: { ...ports.store.desk, renewCode: () => {} } }
  })
  expect(await playOffice({ dice: 1, actions }, { desks: 3 })).toEqual([])
  expect(await playOffice({ dice: 1, actions }, { desks: 3, mutate })).toContain('a reference was used twice')
})
