import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../../renderer/drafts/draft-store.ts'
import { filledFields, fillFrom, personal, takeOut, templateOf } from '../../../renderer/templates/form-templates.ts'
import { chosenReason, filledBy, reasonLanguage, reasonText } from '../../../renderer/templates/reasons.ts'

const account = { id: 'a', et: 'Konto avamine', en: 'Opening an account', ru: '' }
const draft = {
  ...emptyDraft('s'),
  claims: { sub: 'EE38001085718', name: '', birthdate: '', country: 'EE' },
  reference: 'R-1',
  suggested: 'R-1',
  ...filledBy(account, 'en')
}

describe('a template of a form', () => {
  it('holds what was wanted of what the clerk has typed, and not what the desk has suggested', () => {
    expect(filledFields(draft)).toEqual(['sub', 'country', 'reason'])
    const fields = filledFields(draft).filter((field) => !personal.includes(field))
    expect(templateOf(draft, 'Accounts', fields)).toMatchObject({
      name: 'Accounts',
      claims: { sub: '', country: 'EE' },
      reference: '',
      reason: 'Opening an account',
      reasonTranslations: { et: 'Konto avamine', en: 'Opening an account' }
    })
  })

  it('fills its own fields and leaves all others as they are', () => {
    const template = templateOf(draft, 'Accounts', ['country', 'reason'])
    const typed = {
      ...emptyDraft('s'),
      claims: { sub: '', name: 'Mari', birthdate: '', country: 'LV' },
      reference: 'Mine'
    }
    const filled = { ...typed, ...fillFrom(template, typed) }
    expect(filled).toMatchObject({
      claims: { name: 'Mari', country: 'EE' },
      reference: 'Mine',
      reason: 'Opening an account'
    })
  })
})

describe('a template that is taken back', () => {
  const template = templateOf(draft, 'Accounts', ['country', 'reason'])
  const before = { ...emptyDraft('s'), claims: { ...emptyDraft('s').claims, country: 'LV' }, reason: 'Mine' }
  const filled = { ...before, ...fillFrom(template, before) }

  it('gives back what it covered', () => {
    expect({ ...filled, ...takeOut(template, before, filled) }).toEqual({ ...before, reasonTranslations: undefined })
  })

  it('leaves what was typed since', () => {
    const since = { ...filled, claims: { ...filled.claims, name: 'Mari', country: 'LT' }, reference: 'R-9' }
    expect({ ...since, ...takeOut(template, before, since) }).toMatchObject({
      claims: { name: 'Mari', country: 'LT' },
      reference: 'R-9',
      reason: 'Mine'
    })
  })
})

describe('a reason of the list', () => {
  it('is in the language wanted, else in one that there is', () => {
    expect(reasonText(account, 'et')).toBe('Konto avamine')
    expect(reasonText(account, 'ru')).toBe('Konto avamine')
  })

  it('is known again in the form until the clerk changes it', () => {
    expect(chosenReason([account], draft)?.id).toBe('a')
    expect(reasonLanguage(draft)).toBe('en')
    const changed = { ...draft, reason: 'Opening two accounts' }
    expect(chosenReason([account], changed)).toBeUndefined()
    expect(reasonLanguage(changed)).toBeUndefined()
  })

  it('takes nothing along in a language in which it was not written', () => {
    expect(filledBy(account, 'en').reasonTranslations).toEqual({ et: 'Konto avamine', en: 'Opening an account' })
  })
})
