import { describe, expect, test } from 'vitest'
import { checkDraft } from '../../../main/requests/draft.ts'
import type { DraftInput } from '../../../preload/contract/draft.ts'

const today = new Date('2026-05-01T08:00:00Z')

function typed(change: Partial<DraftInput['claims']> & { reference?: string; reason?: string } = {}): DraftInput {
  const { reference = 'K7Q-00001', reason = '', ...claims } = change
  return { serviceId: 's', reference, reason, claims: { sub: '', name: '', birthdate: '', country: '', ...claims } }
}

const fieldsOf = (input: DraftInput) => {
  const checked = checkDraft(input, today)
  return checked.ok ? 'kept' : checked.error.fields
}

describe('a typed request', () => {
  test('is kept trimmed, with the claims that have a value', () => {
    expect(
      checkDraft(typed({ sub: ' ee30303039914 ', name: ' Mari  ', country: 'ee', reason: ' why ' }), today)
    ).toEqual({
      ok: true,
      value: {
        serviceId: 's',
        reference: 'K7Q-00001',
        reason: 'why',
        claims: { sub: 'EE30303039914', name: 'Mari', country: 'EE' }
      }
    })
  })

  test.each([
    ['with double blanks', ' Mari   Tamm ', 'Mari Tamm'],
    ['on two lines, as a cell of a spreadsheet', 'Mari\r\nTamm', 'Mari Tamm'],
    ['with a blank that does not break', 'Mari\u00a0Tamm', 'Mari Tamm'],
    ['with letters and marks apart', 'Jo\u0303eorg', 'J\u00f5eorg'],
    ['with what nobody sees', '\u200eMa\u00adri\u200b Tamm', 'Mari Tamm'],
    ['with hyphens and apostrophes', "Mary-Änn O’Connež-d'Arc", "Mary-Änn O’Connež-d'Arc"]
  ])('%s is kept as it is compared', (_what, name, kept) => {
    const checked = checkDraft(typed({ name, reference: ` A  ${kept} ` }), today)
    expect(checked).toMatchObject({ ok: true, value: { claims: { name: kept }, reference: `A ${kept}` } })
  })

  test.each([
    ['without any claim', typed(), { claims: 'noClaim' }],
    ['with blank claims only', typed({ sub: '  ', name: '\t' }), { claims: 'noClaim' }],
    ['without a reference', typed({ name: 'M', reference: ' ' }), { reference: 'required' }],
    ['with a reference too long', typed({ name: 'M', reference: 'x'.repeat(256) }), { reference: 'tooLong' }],
    ['with a reason too long', typed({ name: 'M', reason: 'x'.repeat(1001) }), { reason: 'tooLong' }],
    ['with a name too long', typed({ name: 'x'.repeat(256) }), { 'claims.name': 'tooLong' }],
    ['with a date in another order', typed({ birthdate: '01.02.1990' }), { 'claims.birthdate': 'notADate' }],
    ['with a date that does not exist', typed({ birthdate: '1990-02-30' }), { 'claims.birthdate': 'notADate' }],
    ['with a month that does not exist', typed({ birthdate: '1990-13-01' }), { 'claims.birthdate': 'notADate' }],
    ['with a birth date to come', typed({ birthdate: '2026-05-02' }), { 'claims.birthdate': 'dateInFuture' }],
    ['with a country in words', typed({ country: 'Eesti' }), { 'claims.country': 'notACountry' }],
    ['with a bare code', typed({ sub: '38001085718' }), { 'claims.sub': 'codeWithoutCountry' }],
    ['with one parted', typed({ sub: '380 0108-5718' }), { 'claims.sub': 'codeWithoutCountry' }],
    ['with a full-width one', typed({ sub: '３８００１０８５７１８' }), { 'claims.sub': 'codeWithoutCountry' }],
    ['with a Latvian one', typed({ sub: '050405-10009' }), { 'claims.sub': 'codeWithoutCountry' }],
    ['with a name in the place of a code', typed({ sub: 'Mari Tamm' }), { 'claims.sub': 'notACode' }],
    ['with a Finnish one', typed({ sub: '131052-308t' }), { 'claims.sub': 'codeWithoutCountry' }],
    [
      'with another bare code than the clerk knows to be none',
      { ...typed({ sub: '38001085718' }), subAsTyped: '050405-10009' },
      { 'claims.sub': 'codeWithoutCountry' }
    ]
  ])('%s says so beside the field', (_what, input, fields) => {
    expect(fieldsOf(input)).toEqual(fields)
  })

  test.each([
    ['born today', typed({ birthdate: '2026-05-01' })],
    ['born on a leap day', typed({ birthdate: '2024-02-29' })],
    ['with a document number for a code', typed({ sub: 'AT P1234567' })],
    ['with what the clerk knows to be no code', { ...typed({ sub: ' 38001085718' }), subAsTyped: '38001085718 ' }]
  ])('%s is kept', (_what, input) => {
    expect(fieldsOf(input)).toBe('kept')
  })

  test('has its code in plain signs', () => {
    const checked = checkDraft(typed({ sub: 'ｅｅ３８００１０８５７１８\u200e' }), today)
    expect(checked).toMatchObject({ ok: true, value: { claims: { sub: 'EE38001085718' } } })
  })
})

describe('the translations of a reason', () => {
  const checked = (reason: string) => {
    const outcome = checkDraft(
      {
        serviceId: 's',
        claims: { sub: 'EE30303039914', name: '', birthdate: '', country: '' },
        reference: 'R-1',
        reason,
        reasonTranslations: { et: 'Konto avamine', en: 'Opening an account', ru: ' ' }
      },
      new Date('2026-05-01')
    )
    return outcome.ok ? outcome.value.reasonTranslations : outcome.error
  }

  test('go along with a reason that is one of them, only those with a text', () => {
    expect(checked('Konto avamine ')).toEqual({ et: 'Konto avamine', en: 'Opening an account' })
  })

  test('stay behind when the clerk has changed the reason', () => {
    expect(checked('Konto sulgemine')).toBeUndefined()
  })
})
