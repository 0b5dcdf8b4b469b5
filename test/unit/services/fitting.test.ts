import { describe, expect, test } from 'vitest'
import { type ChosenService, fittingService } from '../../../common/services/fitting.ts'
import { noClaims } from '../../../common/words/requests.ts'

const code: ChosenService = { id: 'codes', purpose: 'code', environment: 'live', isPaused: false }
const birthdate: ChosenService = { id: 'dates', purpose: 'birthdate', environment: 'live', isPaused: false }
const anybody: ChosenService = { id: 'all', purpose: 'anybody', environment: 'live', isPaused: false }
const withCode = { ...noClaims, sub: 'EE30303039914' }
const withDate = { ...noClaims, birthdate: '1980-01-31' }

describe('the service that fits what is filled in', () => {
  test('is that of personal codes as soon as there is one, whatever else is known', () => {
    expect(fittingService([birthdate, code], 'dates', withCode)).toBe('codes')
    expect(fittingService([birthdate, code], 'dates', { ...withCode, ...withDate, sub: withCode.sub })).toBe('codes')
  })

  test('is that of birth dates where there is no code', () => {
    expect(fittingService([code, birthdate], 'codes', withDate)).toBe('dates')
  })

  test('is none where nothing is filled in, or the one in use is for it already', () => {
    expect(fittingService([code, birthdate], 'dates', noClaims)).toBeNull()
    expect(fittingService([code, birthdate], 'dates', withDate)).toBeNull()
    expect(fittingService([anybody, birthdate], 'all', withCode)).toBeNull()
  })

  test('is none where it cannot be told which of several', () => {
    expect(fittingService([anybody, code, { ...code, id: 'other codes' }], 'all', withCode)).toBeNull()
  })

  test('is never of another environment, and never one that is paused', () => {
    expect(fittingService([anybody, { ...code, environment: 'test' }], 'all', withCode)).toBeNull()
    expect(fittingService([{ ...anybody, environment: 'test' }, code], 'all', withCode)).toBeNull()
    expect(fittingService([anybody, { ...code, isPaused: true }], 'all', withCode)).toBeNull()
  })
})
