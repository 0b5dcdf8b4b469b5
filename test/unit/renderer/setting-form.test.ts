import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../common/words/problems.ts'
import { emptyForm, kept, read, refreshed, type SettingForm, typed } from '../../../renderer/state/setting-form.ts'
import { saidOf } from '../../../renderer/state/use-example.ts'

type View = { on: boolean; port: number; health: string }
type Input = { on: boolean; port: string }

const inputOf = ({ on, port }: View): Input => ({ on, port: String(port) })
const ok = (part: Partial<View> = {}): Outcome<View> => ({
  ok: true,
  value: { on: false, port: 90, health: 'good', ...part }
})
const wrong: Outcome<View> = { ok: false, error: { code: 'invalid', fields: { port: 'notAPort' } } }
const closed: Outcome<View> = { ok: false, error: { code: 'storeClosed' } }
const start = read<View, Input>(emptyForm, ok(), inputOf)

/** Sends what the form has. */
const keep = (form: SettingForm<View, Input>, outcome: Outcome<View>) =>
  kept(form, form.input as Input, outcome, inputOf)

describe('a form of settings', () => {
  it('starts with what is kept, and cannot be typed into before', () => {
    expect(start.input).toEqual({ on: false, port: '90' })
    expect(typed<View, Input>(emptyForm, { port: '1' })).toBe(emptyForm)
    expect(read<View, Input>(emptyForm, closed, inputOf)).toMatchObject({
      input: null,
      problem: { code: 'storeClosed' }
    })
  })

  it('leaves what is typed as it is when main tells something new', () => {
    const form = read(typed(start, { port: '9' }), ok({ health: 'bad' }), inputOf)
    expect([form.input?.port, form.view?.health]).toEqual(['9', 'bad'])
    expect(refreshed(form, { health: 'good' }).view?.health).toBe('good')
    expect(refreshed<View, Input>(emptyForm, { health: 'good' })).toBe(emptyForm)
  })

  it('tells what is wrong beside its field until something is typed there', () => {
    const form = keep(start, wrong)
    expect(form).toMatchObject({ fields: { port: 'notAPort' }, problem: null, isSaved: false })
    expect(typed(form, { on: true }).fields).toEqual({ port: 'notAPort' })
    expect(typed(form, { port: '1' }).fields).toEqual({})
  })

  it('forgets what is wrong in a part of a field once that field is another', () => {
    const form = { ...start, fields: { 'port.low': 'required', 'on.any': 'required' } } as const
    expect(typed<View, Input>(form, { port: '1' }).fields).toEqual({ 'on.any': 'required' })
  })

  it('tells any other failure by itself until something is typed', () => {
    const form = keep(start, closed)
    expect(form).toMatchObject({ fields: {}, problem: { code: 'storeClosed' }, isSaved: false })
    expect(typed(form, { on: true }).problem).toBeNull()
  })

  it('shows what was kept as main wrote it, and says so until something is typed', () => {
    const form = keep(typed(start, { port: ' 91 ' }), ok({ port: 91 }))
    expect(form).toMatchObject({ input: { on: false, port: '91' }, isSaved: true })
    expect(typed(form, { on: true }).isSaved).toBe(false)
  })

  it('does not take away what was typed while it was being kept, nor say that it is kept', () => {
    const sent = typed(start, { port: '91' })
    const later = typed(sent, { port: '92' })
    const answered = (outcome: Outcome<View>) => kept(later, sent.input as Input, outcome, inputOf)
    expect(answered(ok({ port: 91 }))).toMatchObject({ input: { port: '92' }, view: { port: 91 }, isSaved: false })
    expect(answered(wrong)).toBe(later)
    expect(answered(closed).problem).toEqual({ code: 'storeClosed' })
  })
})

describe('a template with its example', () => {
  const tried = (outcome: Outcome<{ example: string }>) => ({ template: 'T', outcome })
  const unfit = tried({ ok: false, error: { code: 'invalid', fields: { template: 'templateIncomplete' } } })

  it('tells what is wrong with what is on screen, and not what was wrong with other words', () => {
    expect(saidOf('T', unfit)).toEqual({ wrong: 'templateIncomplete', problem: null })
    expect(saidOf('T{', unfit)).toEqual({ wrong: null, problem: null })
    expect(saidOf('T', null)).toEqual({ wrong: null, problem: null })
    expect(saidOf('T', tried({ ok: true, value: { example: 'K7Q' } }))).toEqual({ wrong: null, problem: null })
  })

  it('tells by itself what is wrong with something else', () => {
    const error = { code: 'storeClosed' } as const
    expect(saidOf('T', tried({ ok: false, error }))).toEqual({ wrong: null, problem: error })
  })
})
