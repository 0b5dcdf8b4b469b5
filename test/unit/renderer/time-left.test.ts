import { describe, expect, it } from 'vitest'
import { durationInWords } from '../../../renderer/locales/duration.ts'
import { timeLeft } from '../../../renderer/state/time-left.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')

describe('what is left of a link', () => {
  const end = new Date(8 * day).toISOString()

  it('is counted by the time it is given, not by the clock of this computer', () => {
    expect(timeLeft(end, day)).toEqual({ state: 'long', ms: 7 * day })
    expect(timeLeft(end, 8 * day - hour)).toEqual({ state: 'running', ms: hour })
  })

  it('is counted only in the last 24 hours', () => {
    expect(timeLeft(end, 7 * day)?.state).toBe('long')
    expect(timeLeft(end, 7 * day + 1)?.state).toBe('running')
  })

  it('is soon over when it is under an hour, and never below nothing', () => {
    expect(timeLeft(end, 8 * day - hour + 1)?.state).toBe('soon')
    expect(timeLeft(end, 8 * day - 1)?.state).toBe('soon')
    expect(timeLeft(end, 8 * day)).toEqual({ state: 'over', ms: 0 })
    expect(timeLeft(end, 9 * day)).toEqual({ state: 'over', ms: 0 })
  })

  it('is not known where the service set no end', () => {
    expect(timeLeft(null, day)).toBeNull()
  })
})

describe('a length of time in words', () => {
  it('has two units at most and none that is empty', () => {
    expect(durationInWords(6 * day + 5 * minute, 'en-GB')).toBe('6 days')
    expect(durationInWords(2 * hour + 5 * minute, 'en-GB')).toBe('2 hours 5 minutes')
    expect(durationInWords(day - 1, 'en-GB')).toBe('23 hours 59 minutes')
    expect(durationInWords(minute, 'en-GB')).toBe('1 minute')
    expect(durationInWords(minute - 1, 'en-GB')).toBeNull()
  })

  it('is of whole days from a day on: a link that was made just now says seven', () => {
    expect(durationInWords(7 * day - minute, 'en-GB')).toBe('7 days')
    expect(durationInWords(6 * day + 11 * hour, 'en-GB')).toBe('6 days')
    expect(durationInWords(day, 'en-GB')).toBe('1 day')
  })

  it('is declined as the language does', () => {
    expect(plain(durationInWords(6 * day + 23 * hour, 'et-EE'))).toBe('7 päeva')
    expect(plain(durationInWords(day + hour, 'et-EE'))).toBe('1 päev')
    expect(plain(durationInWords(6 * day + 23 * hour, 'ru-RU'))).toBe('7 дней')
    expect(plain(durationInWords(21 * minute, 'ru-RU'))).toBe('21 минута')
  })
})
