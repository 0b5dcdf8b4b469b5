import { expect, test } from 'vitest'
import { createCopied } from '../../../main/lock/copied.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { settled } from '../../desk-parts/settled.ts'

function copying() {
  const clock = new ManualClock(0)
  const board = { text: '' }
  const copied = createCopied({
    clock,
    clipboard: {
      async write(text) {
        board.text = text
      },
      read: async () => board.text,
      clear() {
        board.text = ''
      }
    }
  })
  const pass = async (ms: number) => {
    clock.advance(ms)
    await settled()
  }
  return { board, copied, pass }
}

test('what the app copied stays while the desk is open, and goes 90 s after it was locked', async () => {
  const { board, copied, pass } = copying()
  await copied.copyText('link')
  await pass(1_000_000)
  expect(board.text).toBe('link')
  copied.forgetSoon()
  await pass(89_999)
  expect(board.text).toBe('link')
  await pass(1)
  expect(board.text).toBe('')
})

test('what somebody else put there meanwhile stays', async () => {
  const { board, copied, pass } = copying()
  await copied.copyText('link')
  copied.forgetSoon()
  board.text = 'of another program'
  await pass(90_000)
  expect(board.text).toBe('of another program')
})

test('what is copied after unlocking stays', async () => {
  const { board, copied, pass } = copying()
  await copied.copyText('before')
  copied.forgetSoon()
  await pass(60_000)
  await copied.copyText('after')
  await pass(90_000)
  expect(board.text).toBe('after')
})

test('where the app ends before that, it goes then', async () => {
  const { board, copied } = copying()
  await copied.copyText('link')
  await copied.end()
  expect(board.text).toBe('link')
  copied.forgetSoon()
  await copied.end()
  expect(board.text).toBe('')
})
