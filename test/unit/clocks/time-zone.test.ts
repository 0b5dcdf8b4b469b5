/** The clerk's time zone changes while the app runs, and its clocks are put on and back: what is counted by the day. */
import { afterEach, expect, test } from 'vitest'
import { dayEnd, dayStart } from '../../../main/clock/days.ts'
import { placeByTemplate } from '../../../main/filing/template.ts'
import { dayBefore } from '../../../renderer/list/list-dates.ts'
import { exactTime } from '../../../renderer/locales/format.ts'

const zoneBefore = process.env.TZ

/** Where the desk stands from now on; Node takes it over at once. */
const standIn = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
}

afterEach(() => standIn(zoneBefore))

const hour = 3_600_000

test.each([
  ['2026-03-28', 24],
  ['2026-03-29', 23],
  ['2026-10-25', 25]
])('the day %s has %i hours in Tallinn, from its beginning to its end', (day, hours) => {
  standIn('Europe/Tallinn')
  const begin = dayStart(day)
  expect(dayEnd(begin) - begin).toBe(hours * hour)
  expect(dayStart(day, 1)).toBe(dayEnd(begin))
  // Every moment of it is of that day, and a day before is a day before.
  for (let at = begin; at < dayEnd(begin); at += hour / 2) {
    expect(dayEnd(at)).toBe(dayEnd(begin))
    expect(dayBefore(new Date(at), 0)).toBe(day)
    expect(dayStart(dayBefore(new Date(at), 1), 1)).toBe(begin)
  }
})

const parts = { reference: 'K7Q-1', givenName: '', familyName: '', code: '', service: '', isTest: false }

test('what is filed in the hour that comes twice has one name, which filing numbers; the day is the desk’s', () => {
  standIn('Europe/Tallinn')
  const name = (time: string) => placeByTemplate('{date}/{time}', { ...parts, completedAt: Date.parse(time) })
  expect(name('2026-10-25T00:30:00Z')).toEqual({ folders: ['2026-10-25'], base: '03-30' })
  expect(name('2026-10-25T01:30:00Z')).toEqual(name('2026-10-25T00:30:00Z'))
  expect(name('2026-03-29T00:59:59Z').base).toBe('02-59')
  expect(name('2026-03-29T01:00:00Z').base).toBe('04-00')
  standIn('America/New_York')
  expect(name('2026-10-25T00:30:00Z')).toEqual({ folders: ['2026-10-24'], base: '20-30' })
})

test('a time is told by the zone in which the desk stands now', () => {
  standIn('Europe/Tallinn')
  const told = exactTime('2026-07-01T21:30:00Z', 'en')
  standIn('Asia/Tokyo')
  expect(exactTime('2026-07-01T21:30:00Z', 'en')).not.toBe(told)
  standIn('Europe/Tallinn')
  expect(exactTime('2026-07-01T21:30:00Z', 'en')).toBe(told)
})
