import { describe, expect, it } from 'vitest'
import { birthdateProblem, birthdateToIso, birthdateToTyped } from '../../../common/people/birthdate.ts'

describe('a birth date', () => {
  it.each([
    ['31.12.1980', '1980-12-31'],
    [' 1.2.2003 ', '2003-02-01'],
    ['01/02/2003', '2003-02-01'],
    ['01. 02. 2003', '2003-02-01'],
    ['31121980', '1980-12-31'],
    ['19800201', '1980-02-01'],
    ['20011980', '1980-01-20'],
    ['1.2.1980', '1980-02-01'],
    ['1-2-1980', '1980-02-01'],
    ['1 2 1980', '1980-02-01'],
    ['1980/02/01', '1980-02-01'],
    ['1.2.1980.', '1980-02-01'],
    ['1980-12-31', '1980-12-31'],
    ['29.02.2000', '2000-02-29'],
    ['31,12,1980', '1980-12-31'],
    ['31–12–1980', '1980-12-31'],
    ['1980-12-31 00:00:00', '1980-12-31'],
    ['1980-12-31T00:00:00.000', '1980-12-31'],
    ['31.12.1980 0:00', '1980-12-31'],
    ['080180', '1980-01-08'],
    ['31.12.80', '1980-12-31'],
    ['1.2.05', '2005-02-01']
  ])('typed as %s travels as %s', (typed, iso) => {
    expect(birthdateToIso(typed)).toBe(iso)
  })

  it.each(['', '31.02.1980', '29.02.1999', '12.31.1980', '1980', '31.12.22', 'yesterday', '0.0.0000'])(
    'typed as %j is none',
    (typed) => {
      expect(birthdateToIso(typed)).toBeNull()
    }
  )

  it('comes back as it is typed here', () => {
    expect(birthdateToTyped('1980-12-31')).toBe('31.12.1980')
    expect(birthdateToTyped('31.02.1980')).toBe('31.02.1980')
  })

  it.each([
    ['', undefined],
    ['31.12.1980', undefined],
    ['1.2', 'notADate'],
    ['1.2.', 'notADate'],
    ['1980', 'partOfDate'],
    ['00.00.1950', 'partOfDate'],
    ['xx.xx.1977', 'partOfDate'],
    ['29228', 'dateAsNumber'],
    ['1.2.22', 'shortYear'],
    ['311222', 'shortYear'],
    ['31.12.1980 12:30', 'notADate'],
    ['31.02.1980', 'noSuchDay'],
    ['12/31/1980', 'monthFirst'],
    ['01.02.0198', 'notADate'],
    ['01.02.2031', 'dateInFuture']
  ])('typed as %j: %s', (typed, problem) => {
    expect(birthdateProblem(typed, new Date('2026-05-01T12:00:00Z'))).toBe(problem)
  })
})
