import { describe, expect, test } from 'vitest'
import type { LogFields } from '../../../main/log/log.ts'
import { withoutRepeats } from '../../../main/log/repeats.ts'
import { testClock } from '../store/temporary-store.ts'

function listening() {
  const clock = testClock()
  const lines: [string, LogFields | undefined][] = []
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields])
  return { clock, lines, log: withoutRepeats({ info: write, warn: write, error: write }, clock) }
}

describe('trouble that comes again and again', () => {
  test('is written the first, tenth and hundredth time, whatever it took', () => {
    const { clock, lines, log } = listening()
    for (let n = 0; n < 150; n++) {
      log.warn('eeid.failed', { call: 'token', kind: 'offline', ms: n })
      log.error('sync.failed')
      clock.advance(60_000)
    }
    expect(lines.filter(([event]) => event === 'eeid.failed')).toEqual([
      ['eeid.failed', { call: 'token', kind: 'offline', ms: 0 }],
      ['eeid.failed', { call: 'token', kind: 'offline', ms: 9, times: 10 }],
      ['eeid.failed', { call: 'token', kind: 'offline', ms: 99, times: 100 }]
    ])
    expect(lines.filter(([event]) => event === 'sync.failed')).toHaveLength(3)
  })

  test('is news when it is of another kind, or comes after an hour', () => {
    const { clock, lines, log } = listening()
    log.warn('eeid.failed', { kind: 'offline' })
    log.warn('eeid.failed', { kind: 'timeout' })
    log.warn('eeid.failed', { kind: 'offline' })
    clock.advance(3_600_000)
    log.warn('eeid.failed', { kind: 'offline' })
    expect(lines).toHaveLength(4)
  })
})

test('what is no trouble is written every time', () => {
  const { lines, log } = listening()
  for (let n = 0; n < 5; n++) log.info('eeid.done', { call: 'token' })
  expect(lines).toHaveLength(5)
})
