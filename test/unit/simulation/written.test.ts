/** Schedules that broke a promise once, as they were drawn: a seed forgets them when more can happen. */
import { expect, test } from 'vitest'
import type { Action, Schedule } from '../../simulation/actions.ts'
import { play } from '../../simulation/play.ts'

const asksToWait = (seconds: number) =>
  ({ kind: 'status', status: 429, retryAfter: { seconds, as: 'seconds' } }) as const

const create = (reference: string, fate: Extract<Action, { do: 'create' }>['fate'] = null): Action => ({
  do: 'create',
  who: 0,
  reference,
  fate
})

const pass = (ms: number): Action => ({ do: 'pass', ms })

/** Somebody else's request on the same service. */
const colleague: Action = { do: 'colleague', who: 0, reference: 'CASE-1' }

const list = (order: Extract<Action, { do: 'list' }>['order'], pageSizeCap: number): Action => ({
  do: 'list',
  order,
  pageSizeCap,
  pageShift: 'none',
  totalMissing: true,
  unlistedFields: [],
  unshownFields: []
})

const written: Record<string, Schedule> = {
  'a list that fetches its token while a create is asked to wait': {
    dice: 2,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [
      { do: 'crash', ending: { steps: 32, at: null }, downMs: 3_600_000, cacheLost: false },
      create('CASE-1'),
      pass(20_000),
      { do: 'sleep', ms: 28_800_000, stoodStill: false },
      create('', asksToWait(3_000)),
      pass(240_000),
      { do: 'newSecret' }
    ]
  },
  'a list that is refused its token while a create is asked to wait': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [
      pass(50),
      create('', asksToWait(90)),
      { do: 'fault', fault: { call: 'any', effect: { kind: 'unauthorised', invalidateTokens: false }, times: 1 } },
      pass(50),
      create('CASE-1', { kind: 'latency', ms: 200, at: 'before' }),
      {
        do: 'list',
        order: 'newest-first',
        pageSizeCap: 1,
        pageShift: 'none',
        totalMissing: false,
        unlistedFields: [],
        unshownFields: []
      }
    ]
  },
  'a desk that is opened again while the service asks it to wait': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [pass(1_000), create('', asksToWait(90)), pass(5_000), { do: 'reopen' }, pass(20_000)]
  },
  'a loop that begins anew while the service asks it to wait': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [pass(1_000), create('', asksToWait(90)), pass(5_000), { do: 'restart' }, pass(20_000)]
  },
  'a connection that is tested while the service asks to wait': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [pass(1_000), create('', asksToWait(90)), pass(5_000), { do: 'testConnection' }, pass(20_000)]
  },
  'whatever else happens while the service asks to wait': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [
      pass(1_000),
      create('CASE-1'),
      pass(5_000),
      create('', asksToWait(3_000)),
      pass(5_000),
      { do: 'newSecret' },
      { do: 'webhook', nth: 0 },
      { do: 'look', nth: 0 },
      { do: 'checkNow' },
      { do: 'sleep', ms: 60_000, stoodStill: true },
      pass(5_000),
      create('CASE-2'),
      pass(70_000)
    ]
  },
  'a list without a count that turns to oldest first, in pages of one, behind a clock that is put back': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [
      create('CASE-1', { kind: 'latency', ms: 200, at: 'before' }),
      create('CASE-1'),
      create(''),
      create('CASE-1'),
      colleague,
      pass(20_000),
      colleague,
      list('oldest-first', 1),
      pass(20_000),
      { do: 'jump', ms: -34_560_000_000 }
    ]
  },
  'a list without a count that turns to newest first, in pages of two': {
    dice: 0,
    serverSkewMs: 0,
    unlistedFields: [],
    actions: [
      list('oldest-first', 5),
      ...Array.from({ length: 11 }, () => [colleague, pass(1_000)]).flat(),
      pass(70_000),
      list('newest-first', 2),
      colleague,
      pass(70_000)
    ]
  }
}

test.for(Object.entries(written))('every promise is kept by %s', { timeout: 60_000 }, async ([, schedule]) => {
  expect(await play(schedule)).toEqual([])
})
