import { expect, test, vi } from 'vitest'
import type { Log } from '../../../main/log/log.ts'
import { createLinks } from '../../../main/programs/links.ts'

const good = 'eeid-desk://open?reference=K7Q-00012'

function links() {
  const desk = { isLocked: false }
  const came = vi.fn()
  const warn = vi.fn<Log['warn']>()
  const log: Log = { info: () => {}, warn, error: () => {} }
  return { desk, came, warn, ...createLinks({ isLocked: () => desk.isLocked, came, log }) }
}

const nothing = { link: null, refused: null }

test('a link is held until the window asks, and given once', () => {
  const { arrive, take, came } = links()
  arrive(good)
  expect(came).toHaveBeenCalledOnce()
  expect(take(true)).toEqual({ link: { kind: 'open', reference: 'K7Q-00012' }, refused: null })
  expect(take(true)).toEqual(nothing)
})

test('the latest one counts', () => {
  const { arrive, take } = links()
  arrive('eeid-desk://open?reference=A')
  arrive(good)
  expect(take(true).link).toEqual({ kind: 'open', reference: 'K7Q-00012' })
})

test('one that came while the desk was locked is not held, and only that it came is said afterwards', () => {
  const { desk, arrive, take } = links()
  desk.isLocked = true
  arrive(good)
  desk.isLocked = false
  expect(take(true)).toEqual({ link: null, refused: 'locked' })
  expect(take(true)).toEqual(nothing)
})

test('one that nobody has taken goes when the desk locks', () => {
  const { arrive, forget, take } = links()
  arrive(good)
  forget()
  expect(take(true)).toEqual({ link: null, refused: 'locked' })
})

test('where the office does not follow links, none is given', () => {
  const { arrive, take } = links()
  arrive(good)
  expect(take(false)).toEqual({ link: null, refused: 'off' })
  expect(take(true)).toEqual(nothing)
})

test('what is no link is refused, and the log has nothing of what it said', () => {
  const { arrive, take, warn } = links()
  arrive('eeid-desk://open?name=Mari')
  expect(take(true)).toEqual({ link: null, refused: 'malformed' })
  expect(warn.mock.calls).toEqual([['link.refused', { why: 'malformed' }]])
})
