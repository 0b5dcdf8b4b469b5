import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Sessions } from './sessions.ts'

const locked = { ok: false, state: 'locked' }
const missing = { ok: false, state: 'missing' }

describe.skipIf(process.platform !== 'linux')('a real Secret Service', () => {
  let sessions: Sessions

  beforeEach(() => {
    sessions = new Sessions()
  })
  afterEach(() => sessions[Symbol.dispose]())

  test('that is unlocked keeps secrets from one session to the next', async () => {
    const secret = `õ${'x'.repeat(2_558)}`
    expect(await sessions.unlocked([['probe'], ['get', 'a'], ['set', 'a', secret], ['get', 'a']])).toEqual([
      'ok',
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: secret }
    ])
    expect(
      await sessions.unlocked([
        ['get', 'a'],
        ['remove', 'a'],
        ['remove', 'a'],
        ['get', 'a']
      ])
    ).toEqual([
      { ok: true, value: secret },
      { ok: true, value: true },
      { ok: true, value: false },
      { ok: true, value: null }
    ])
  })

  test('that is locked says “nothing there”, and only the probe tells', async () => {
    await sessions.unlocked([['set', 'a', 'kept']])
    expect(await sessions.locked([['get', 'a'], ['probe'], ['set', 'a', 'new'], ['remove', 'a']])).toEqual([
      { ok: true, value: null },
      'locked',
      locked,
      { ok: true, value: false }
    ])
    expect(await sessions.unlocked([['get', 'a']])).toEqual([{ ok: true, value: 'kept' }])
  })

  test('that was never made, with nobody there to make it, is locked', async () => {
    expect(await sessions.locked([['probe']])).toEqual(['locked'])
  })

  test('that shows a prompt which nobody answers is locked at the deadline, and so is every call behind it', async () => {
    await sessions.unlocked([['set', 'a', 'kept']])
    expect(await sessions.prompting([['get', 'a'], ['probe']], 400)).toEqual([locked, 'locked'])
  })

  test('that is not on the bus is missing', async () => {
    expect(await sessions.withoutService([['probe'], ['get', 'a'], ['set', 'a', 'x']])).toEqual([
      'missing',
      missing,
      missing
    ])
  })

  test('keeps how far an office’s desk has come: a ledger that was put back goes on under another name', async () => {
    expect(await sessions.officeMark()).toEqual({
      staysAsItWas: true,
      hasAnotherStream: true,
      hasAnotherCode: true,
      worksWithoutMark: true
    })
  })

  test('that locks in the middle of the day is told, the desk stays open, and what is asked for meanwhile is kept', async () => {
    expect(await sessions.day()).toEqual({
      works: true,
      noticed: true,
      detail: 'locked',
      stage: 'ready',
      takes: 1,
      still: 1,
      probe: 'locked'
    })
  }, 120_000)

  test('is missing without a bus', async () => {
    expect(await sessions.withoutBus([['probe'], ['get', 'a'], ['set', 'a', 'x'], ['remove', 'a']])).toEqual([
      'missing',
      missing,
      missing,
      missing
    ])
  })
})
