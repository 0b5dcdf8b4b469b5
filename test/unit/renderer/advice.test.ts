import { describe, expect, it } from 'vitest'
import { adviseOnClaims } from '../../../renderer/claims/advice.ts'

const claims = { sub: '', name: '', birthdate: '', country: '' }
const advise = (part: Partial<typeof claims>) => adviseOnClaims({ ...claims, ...part })

describe('what the claims say about one another', () => {
  it('takes no country from a document number: its letters may be its own', () => {
    expect(advise({ sub: 'EEAS0012345', country: 'LV' }).country).toBeNull()
  })

  it('warns of a birth date or a country that the code contradicts', () => {
    expect(advise({ sub: 'EE38001085718', birthdate: '9.1.1980' }).birthdate).toBe('differs')
    expect(advise({ sub: 'EE38001085718', birthdate: '8.1.1980' }).birthdate).toBeNull()
    expect(advise({ sub: 'EE38001085718', country: 'LT' }).country).toBe('differs')
    expect(advise({ sub: 'EE38001085718', country: 'EE' }).country).toBeNull()
  })

  it('does not call a half-typed date or a mistyped code a contradiction', () => {
    expect(advise({ sub: 'EE38001085718', birthdate: '9.1' }).birthdate).toBeNull()
    expect(advise({ sub: 'EE38001085719', birthdate: '9.1.1980' }).birthdate).toBeNull()
  })

  it('warns that a Latvian authentication tells no birth date', () => {
    expect(advise({ sub: 'LV050405-10009', birthdate: '05.04.2005' }).birthdate).toBe('latvian')
    expect(advise({ country: 'LV', birthdate: '05.04.2005' }).birthdate).toBe('latvian')
    expect(advise({ country: 'EE', birthdate: '05.04.2005' }).birthdate).toBeNull()
  })
})
