import { describe, expect, it } from 'vitest'
import { birthdateToIso, birthdateToTyped } from '../../../renderer/create/birthdate.ts'

describe('a birth date', () => {
  it.each([
    ['31.12.1980', '1980-12-31'],
    [' 1.2.2003 ', '2003-02-01'],
    ['01/02/2003', '2003-02-01'],
    ['01. 02. 2003', '2003-02-01'],
    ['31121980', '1980-12-31'],
    ['1980-12-31', '1980-12-31'],
    ['29.02.2000', '2000-02-29']
  ])('typed as %s travels as %s', (typed, iso) => {
    expect(birthdateToIso(typed)).toBe(iso)
  })

  it.each(['', '31.02.1980', '29.02.1999', '12.31.1980', '1980', '31.12.80', 'yesterday', '0.0.0000'])(
    'typed as %j is none',
    (typed) => {
      expect(birthdateToIso(typed)).toBeNull()
    }
  )

  it('comes back as it is typed here', () => {
    expect(birthdateToTyped('1980-12-31')).toBe('31.12.1980')
    expect(birthdateToTyped('31.02.1980')).toBe('31.02.1980')
  })
})
