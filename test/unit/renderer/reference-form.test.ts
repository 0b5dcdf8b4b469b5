import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../common/words/problems.ts'
import { emptyForm, kept, read, type TriedTemplate, tried, typed } from '../../../renderer/settings/reference-form.ts'

const good = (template: string, example: string): Outcome<TriedTemplate> => ({
  ok: true,
  value: { template, example }
})
const wrong: Outcome<TriedTemplate> = {
  ok: false,
  error: { code: 'invalid', fields: { template: 'templateIncomplete' } }
}
const start = read(emptyForm, good('{desk}-{number}', 'K7Q-00018'))

describe('the form of how references are written', () => {
  it('starts with what is kept, unless the clerk was quicker', () => {
    expect(start).toMatchObject({ template: '{desk}-{number}', example: 'K7Q-00018' })
    expect(read(typed(emptyForm, 'T'), good('{desk}-{number}', 'K7Q-00018')).template).toBe('T')
  })

  it('follows with the example what is typed', () => {
    const form = tried(typed(start, 'T/{desk}{number}'), 'T/{desk}{number}', good('T/{desk}{number}', 'T/K7Q00018'))
    expect(form).toMatchObject({ template: 'T/{desk}{number}', example: 'T/K7Q00018', fieldProblem: null })
  })

  it('does not heed a late answer about other words', () => {
    const form = typed(typed(start, '{desk}'), '{desk}{number}')
    expect(tried(form, '{desk}', wrong)).toBe(form)
    expect(kept(form, '{desk}', wrong)).toBe(form)
  })

  it('tells what is wrong beside the field, and forgets it when the clerk types on', () => {
    const form = tried(typed(start, '{desk}'), '{desk}', wrong)
    expect(form).toMatchObject({ fieldProblem: 'templateIncomplete', problem: null })
    expect(typed(form, '{desk}{').fieldProblem).toBeNull()
  })

  it('shows what was kept as main wrote it', () => {
    const form = kept(typed(start, ' {desk}.{number} '), ' {desk}.{number} ', good('{desk}.{number}', 'K7Q.00018'))
    expect(form).toMatchObject({ template: '{desk}.{number}', example: 'K7Q.00018', isSaved: true })
    expect(typed(form, 'x').isSaved).toBe(false)
  })

  it('tells below the form what is wrong with something else', () => {
    const error = { code: 'storeClosed' } as const
    expect(kept(start, '{desk}-{number}', { ok: false, error })).toMatchObject({ fieldProblem: null, problem: error })
  })
})
