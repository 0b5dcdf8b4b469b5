import { describe, expect, test } from 'vitest'
import { personKey } from '../../../common/people/code/person-key.ts'

describe('the person of claims', () => {
  test.each([
    ' ee30303039914 ',
    'EE 303 0303 9914',
    'PNOEE-30303039914',
    'EE-30303039914',
    'ＥＥ３０３０３０３９９１４',
    'ЕЕ30303039914',
    'EE\u200b30303039914'
  ])('is the one of the code, written as %j', (sub) => {
    expect(personKey({ sub, name: 'Mari', birthdate: '' })).toBe(personKey({ sub: 'EE30303039914' }))
  })

  test.each([
    ['Mari Tamm', '31.12.1980'],
    [' mari  tamm', '1980-12-31'],
    ['MARI\u00a0TAMM', '31,12,1980'],
    ['Mari\u00ad Tamm', '1980-12-31']
  ])('is told by name and birth date together, written as %j and %j', (name, birthdate) => {
    expect(personKey({ sub: ' ', name, birthdate })).toBe('MARI TAMM 1980-12-31')
  })

  test('is the same however the letters of the name are composed', () => {
    const birthdate = '1980-12-31'
    expect(personKey({ name: 'Jo\u0303eorg', birthdate })).toBe(personKey({ name: 'JÕEORG', birthdate }))
    // Becomes two letters in capitals, and is not the same as one of them.
    expect(personKey({ name: 'Groß', birthdate })).toBe(personKey({ name: 'GROSS', birthdate }))
  })

  test.each([
    [{}],
    [{ name: 'Mari Tamm' }],
    [{ name: 'Mari Tamm', birthdate: '31.12' }],
    [{ birthdate: '31.12.1980', country: 'EE' }],
    [{ sub: 5, name: ['Mari'], birthdate: null }]
  ])('is nobody while too little is told: %j', (claims) => {
    expect(personKey(claims)).toBeNull()
  })

  test('is another one by another code, name or date', () => {
    const keys = [
      { sub: 'EE30303039914' },
      { sub: 'EE30303039815' },
      { name: 'Mari Tamm', birthdate: '1980-12-31' },
      { name: 'Mari Tam', birthdate: '1980-12-31' },
      { name: 'Mari Tamm', birthdate: '1980-12-30' }
    ].map(personKey)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
