import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import { askBeforeClosing, type Closing } from '../../../main/shell/ask-before-closing.ts'

/** A window that closes as Electron's do: not where its event is prevented. */
class FakeWindow extends EventEmitter {
  isClosed = false
  close(): void {
    let isPrevented = false
    this.emit('close', {
      preventDefault() {
        isPrevented = true
      }
    })
    this.isClosed ||= !isPrevented
  }
  isDestroyed(): boolean {
    return this.isClosed
  }
}

function guarded(
  mayClose: () => true | Promise<boolean>,
  { goesAway = () => false, stays = () => {} }: Partial<Pick<Closing, 'goesAway' | 'stays'>> = {}
): FakeWindow {
  const window = new FakeWindow()
  askBeforeClosing(window as unknown as BrowserWindow, { mayClose, goesAway, stays })
  return window
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a window closes at once where there is nothing to ask', () => {
  const window = guarded(() => true)
  window.close()
  expect(window.isClosed).toBe(true)
})

test('it stays open while the clerk is asked, once, and closes with a yes', async () => {
  const answer = Promise.withResolvers<boolean>()
  let asked = 0
  const window = guarded(() => {
    asked += 1
    return answer.promise
  })
  window.close()
  window.close()
  await settled()
  expect(window.isClosed).toBe(false)
  answer.resolve(true)
  await settled()
  expect(window.isClosed).toBe(true)
  expect(asked).toBe(1)
})

test.each(['no', 'a box that fails'])('after %s it stays open, and the next time it is asked again', async (what) => {
  const answers = [what === 'no' ? Promise.resolve(false) : Promise.reject(new Error('no box')), Promise.resolve(true)]
  const window = guarded(() => answers.shift() ?? true)
  window.close()
  await settled()
  expect(window.isClosed).toBe(false)
  window.close()
  await settled()
  expect(window.isClosed).toBe(true)
})

test('one that goes out of sight instead stays, and nobody is asked', () => {
  const asked: string[] = []
  const window = guarded(
    () => {
      asked.push('closing')
      return true
    },
    { goesAway: () => true }
  )
  window.close()
  expect([window.isClosed, asked]).toEqual([false, []])
})

test('that the clerk wants it to stay is told, so that it may go out of sight again', async () => {
  let stayed = 0
  const window = guarded(async () => false, { stays: () => stayed++ })
  window.close()
  await settled()
  expect([window.isClosed, stayed]).toEqual([false, 1])
})
