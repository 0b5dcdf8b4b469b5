import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSub } from '../../../renderer/claims/sub.ts'

const two = (value: number) => String(value).padStart(2, '0')
const weighted = (digits: string, weights: readonly number[]) =>
  [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0)

/** Ten digits with the check digit of Estonia and Lithuania. */
function withCheckDigit(digits: string): string {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11
  return `${digits}${first < 10 ? first : second % 10}`
}

const birth = fc.date({ min: new Date('1850-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })

/** A code of Estonia or Lithuania, with the birth date in it. */
const baltic = fc
  .record({ date: birth, sex: fc.nat({ max: 1 }), serial: fc.nat({ max: 999 }) })
  .map(({ date, sex, serial }) => {
    const year = date.getUTCFullYear()
    const first = 2 * (Math.floor(year / 100) - 18) + 1 + sex
    const day = `${two(year % 100)}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`
    return {
      code: withCheckDigit(`${first}${day}${String(serial).padStart(3, '0')}`),
      date: date.toISOString().slice(0, 10)
    }
  })

/** A Latvian code of those with a birth date. */
const latvian = fc.record({ date: birth, serial: fc.nat({ max: 999 }) }).map(({ date, serial }) => {
  const year = date.getUTCFullYear()
  const day = `${two(date.getUTCDate())}${two(date.getUTCMonth() + 1)}${two(year % 100)}`
  const front = `${day}${Math.floor(year / 100) - 18}${String(serial).padStart(3, '0')}`
  const check = ((1 + weighted(front, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10
  return { code: `${day}-${front.slice(6)}${check}`, date: date.toISOString().slice(0, 10) }
})

describe('a personal code', () => {
  it('of Estonia or Lithuania fits and tells its birth date, in whatever letters', () => {
    fc.assert(
      fc.property(baltic, fc.constantFrom('EE', 'LT', 'ee', ' lt'), ({ code, date }, country) => {
        const reading = readSub(`${country}${code}`)
        expect(reading).toMatchObject({ state: 'fits', country: country.trim().toUpperCase(), birthdate: date })
      })
    )
  })

  it('with one digit mistyped never fits, and tells no birth date', () => {
    const mistyped = fc.record({ person: baltic, at: fc.nat({ max: 10 }), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(mistyped, fc.constantFrom('EE', 'LT'), ({ person, at, by }, country) => {
        const digit = (Number(person.code[at]) + by) % 10
        const code = `${person.code.slice(0, at)}${digit}${person.code.slice(at + 1)}`
        const reading = readSub(`${country}${code}`)
        // The two rounds of weights let a few slips through in eleven: those still have to be real dates.
        if (reading.state === 'fits') return reading.birthdate !== null || code.startsWith('9')
        expect(['wrongDigit', 'wrongDate']).toContain(reading.state)
        expect(reading.birthdate).toBeNull()
        return true
      })
    )
  })

  it('of Latvia fits with its hyphen and is offered with it where it was left out', () => {
    fc.assert(
      fc.property(latvian, ({ code, date }) => {
        expect(readSub(`LV${code}`)).toMatchObject({ state: 'fits', country: 'LV', birthdate: date, repairs: [] })
        expect(readSub(`lv${code.replace('-', '')}`)).toMatchObject({ state: 'noHyphen', repairs: [`LV${code}`] })
      })
    )
  })

  it('of Latvia that begins with 32 tells no birth date, and nothing is wrong with it', () => {
    expect(readSub('LV320000-12345')).toMatchObject({
      state: 'fitsUndated',
      country: 'LV',
      birthdate: null,
      repairs: []
    })
    expect(readSub('LV32000012345')).toMatchObject({ state: 'noHyphen', repairs: ['LV320000-12345'] })
  })

  it.each(['EE30303039914', 'EE60001019906', 'EE60001017869', 'LT50001018865', 'LV050405-10009', 'LT40504040001'])(
    'of the public test data fits: %s',
    (code) => {
      expect(readSub(code).state).toBe('fits')
    }
  )

  it.each([
    ['EE38001085719', 'wrongDigit'],
    ['EE3800108571', 'wrongLength'],
    ['EE380010857188', 'wrongLength'],
    ['LV050405-10008', 'wrongDigit'],
    ['LT90000000000', 'wrongDigit'],
    ['FI131052-308T', 'fits'],
    ['FI131052-308U', 'wrongDigit'],
    ['PL44051401359', 'fits'],
    ['PL44051401358', 'wrongDigit'],
    ['BE05040400032', 'wrongDigit'],
    ['EEAS0012345', 'document'],
    ['EEKF1234567', 'document'],
    ['DE12345678901', 'unchecked'],
    ['US123456789', 'unchecked'],
    ['38001085718', 'noCountry'],
    ['QQ123', 'noCountry'],
    ['ESPAA123456', 'document'],
    ['ES54362315K', 'fits'],
    ['ES54362315Z', 'wrongDigit']
  ])('%s: %s', (typed, state) => {
    expect(readSub(typed).state).toBe(state)
  })

  it('whose date the calendar does not have looks mistyped even with a fitting check digit', () => {
    expect(readSub(`EE${withCheckDigit('3800230123')}`).state).toBe('wrongDate')
  })

  it('whose date is still to come looks mistyped, however well its check digit fits', () => {
    const code = `EE${withCheckDigit('5991231123')}`
    expect(readSub(code, '', new Date('2026-11-25')).state).toBe('wrongDate')
    expect(readSub(code, '', new Date('2100-01-01')).state).toBe('fits')
  })

  it('without its country is offered with those that it fits, and goes out as that of the country claim', () => {
    expect(readSub('38001085718').repairs).toEqual(['EE38001085718', 'LT38001085718'])
    expect(readSub('38001085718', 'LT').repairs).toEqual(['LT38001085718'])
    expect(readSub('050405-10009').repairs).toEqual(['LV050405-10009'])
    expect(readSub('05040510009').repairs).toEqual(['LV050405-10009'])
    expect(readSub('12345').repairs).toEqual([])
  })

  it.each([
    ['EE 380 0108 5718', 'EE38001085718'],
    ['PNOEE-38001085718', 'EE38001085718'],
    ['PNOLV-050405-10009', 'LV050405-10009'],
    ['EE-38001085718', 'EE38001085718'],
    ['LV050405–10009', 'LV050405-10009'],
    ['BE 85.07.30-033.28', 'BE85073003328'],
    ['BE85.07.30-033.28', 'BE85073003328'],
    ['ES 54362315-K', 'ES54362315K'],
    ['ESX-2482300-W', 'ESX2482300W'],
    ['IS120174-3399', 'IS1201743399'],
    ['NO 151086-95088', 'NO15108695088'],
    ['fi 131052-308t', 'FI131052-308T'],
    // In letters of a Russian keyboard, which look the same.
    ['ЕЕ38001085718', 'EE38001085718']
  ])('written as %s is offered as %s', (typed, repair) => {
    expect(readSub(typed)).toMatchObject({ state: 'otherwise', repairs: [repair] })
    expect(readSub(repair).state).toBe('fits')
  })

  it('can be anything at all without a surprise, and what is offered is offered no further', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(EE|LV|LT|FI|PL|BE|ES|IT)?[\dA-Z+-]{0,14}$/)), (typed) => {
        for (const repair of readSub(typed).repairs) expect(readSub(repair).repairs).toEqual([])
      })
    )
  })
})
