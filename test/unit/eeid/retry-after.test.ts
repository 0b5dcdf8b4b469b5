import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { httpDate, retryAfter } from '../../../main/eeid/retry-after.ts'

const now = Date.UTC(2026, 2, 2, 9)
const quarterHour = 15 * 60_000

describe('Retry-After', () => {
  test.each([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['2.5', 2_500],
    ['0', 1_000],
    ['86400', quarterHour],
    ['9'.repeat(400), quarterHour],
    ['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
    ['Monday, 02-Mar-26 09:00:30 GMT', 30_000],
    ['Mon Mar  2 09:00:30 2026', 30_000],
    ['Mon, 02 Mar 2026 08:00:00 GMT', 1_000],
    ['Tue, 02 Mar 2027 08:00:00 GMT', quarterHour]
  ])('%j is a wait of %d ms', (header, expected) => expect(retryAfter(header, now)).toBe(expected))

  test.each([null, '', 'soon', '-5', '1e3', '0x10', '2026-03-02T09:00:30Z', 'Mon, 99 Foo 2026 09:00:30 GMT'])(
    '%j is no wait',
    (header) => expect(retryAfter(header, now)).toBeUndefined()
  )

  test('whatever it says, the wait is between a second and a quarter of an hour', () => {
    const dates = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())
    const headers = fc.oneof(fc.string(), fc.nat().map(String), fc.float().map(String), dates)
    fc.assert(
      fc.property(headers, fc.integer(), (header, at) => {
        const wait = retryAfter(header, at) ?? 1_000
        expect(wait).toBeGreaterThanOrEqual(1_000)
        expect(wait).toBeLessThanOrEqual(quarterHour)
      })
    )
  })

  test('any whole number of seconds within the limits is kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (seconds) => {
        expect(retryAfter(String(seconds), now)).toBe(seconds * 1000)
      })
    )
  })

  test('any date counts from the service’s own clock, however wrong that is', () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000 })
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 900 }), (second, wait) => {
        const date = new Date((second + wait) * 1000).toUTCString()
        expect(retryAfter(date, second * 1000)).toBe(wait * 1000)
      })
    )
  })
})

test('an HTTP date is read in UTC', () => {
  expect(httpDate('Mon, 02 Mar 2026 09:00:00 GMT')).toBe(now)
})

test.each([null, '', 'yesterday', '2026-03-02'])('%j is no HTTP date', (text) => expect(httpDate(text)).toBeNull())
