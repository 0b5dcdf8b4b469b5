import { describe, expect, it } from 'vitest'
import { checkDraft, firstWrong, toInput } from '../../../renderer/claims/check.ts'
import { emptyDraft } from '../../../renderer/drafts/draft-store.ts'

const noClaims = { sub: '', name: '', birthdate: '', country: '' }

describe('checking a draft', () => {
  it('asks for something about the person and for a reference', () => {
    expect(checkDraft(emptyDraft('s'))).toEqual({ claims: 'noClaim', reference: 'required' })
  })

  it('takes blanks for nothing', () => {
    const draft = { ...emptyDraft('s'), claims: { ...noClaims, name: '  ' }, reference: 'R-1' }
    expect(checkDraft(draft)).toEqual({ claims: 'noClaim' })
  })

  it('tells a date that does not exist', () => {
    const draft = { ...emptyDraft('s'), claims: { ...noClaims, birthdate: '31.02.1980' }, reference: 'R-1' }
    expect(checkDraft(draft)).toEqual({ 'claims.birthdate': 'noSuchDay' })
  })

  it('tells a country that is none, which is kept as it was typed', () => {
    const draft = { ...emptyDraft('s'), claims: { ...noClaims, country: 'Narnia' }, reference: 'R-1' }
    expect(checkDraft(draft)).toEqual({ 'claims.country': 'notACountry' })
    expect(checkDraft({ ...draft, claims: { ...noClaims, country: 'EE' } })).toEqual({})
  })

  it('tells a national code without its country, unless the clerk knows that it is none', () => {
    const draft = { ...emptyDraft('s'), claims: { ...noClaims, sub: '050405-10009' }, reference: 'R-1' }
    expect(checkDraft(draft)).toEqual({ 'claims.sub': 'codeWithoutCountry' })
    expect(checkDraft({ ...draft, subAsTyped: '050405-10009' })).toEqual({})
    expect(checkDraft({ ...draft, subAsTyped: '38001085718' })).toEqual({ 'claims.sub': 'codeWithoutCountry' })
    expect(toInput({ ...draft, subAsTyped: '050405-10009' })).toHaveProperty('subAsTyped', '050405-10009')
  })

  it('finds nothing wrong with one claim and a reference', () => {
    const draft = { ...emptyDraft('s'), claims: { ...noClaims, sub: 'EE30303039914' }, reference: 'R-1' }
    expect(checkDraft(draft)).toEqual({})
  })

  it('goes to the first wrong field in the order of the form', () => {
    expect(firstWrong({ reason: 'tooLong', 'claims.country': 'notACountry' })).toBe('claims.country')
    expect(firstWrong({})).toBeUndefined()
  })
})

describe('a draft on its way to main', () => {
  it('has its date as the API wants it and names what it corrects', () => {
    const draft = {
      ...emptyDraft('s'),
      claims: { ...noClaims, birthdate: '31.12.1980' },
      reference: 'R-1',
      corrects: 'r'
    }
    expect(toInput(draft)).toEqual({
      serviceId: 's',
      claims: { ...noClaims, birthdate: '1980-12-31' },
      reference: 'R-1',
      reason: '',
      corrects: 'r'
    })
  })

  it('names nothing when it corrects nothing', () => {
    expect(toInput(emptyDraft('s'))).not.toHaveProperty('corrects')
  })
})
