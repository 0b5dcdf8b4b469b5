import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../common/words/problems.ts'
import {
  emptyForm,
  kept,
  read,
  refreshed,
  type SettingForm,
  toSend,
  typed,
  unkept
} from '../../../renderer/state/setting-form.ts'
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

/** Keeps these fields as they are typed. */
const keep = (form: SettingForm<View, Input>, names: (keyof Input)[], outcome: Outcome<View>) =>
  kept(form, { names, sent: toSend(form, names, inputOf) as Input }, outcome, inputOf)

describe('a form of settings', () => {
  it('starts with what is kept, and cannot be typed into before', () => {
    expect(start.input).toEqual({ on: false, port: '90' })
    expect(typed<View, Input>(emptyForm, { port: '1' })).toBe(emptyForm)
    expect(toSend<View, Input>(emptyForm, ['port'], inputOf)).toBeNull()
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

  it('sends the field that is to be kept as typed, and the others as they are kept', () => {
    const form = typed(start, { on: true, port: '91' })
    expect(toSend(form, ['port'], inputOf)).toEqual({ on: false, port: '91' })
    expect(toSend(form, ['on', 'port'], inputOf)).toEqual({ on: true, port: '91' })
  })

  it('knows which fields are not kept yet, but for those that were refused as they are typed', () => {
    const form = typed(start, { on: true, port: 'x' })
    expect(unkept(start, inputOf)).toEqual([])
    expect(unkept(form, inputOf)).toEqual(['on', 'port'])
    const refused = keep(form, ['port'], wrong)
    expect(unkept(refused, inputOf)).toEqual(['on'])
    expect(unkept(typed(refused, { port: 'y' }), inputOf)).toEqual(['on', 'port'])
    expect(unkept(keep(form, ['on'], closed), inputOf)).toEqual(['port'])
  })

  it('tells what is wrong beside its field, with what was typed, until something else is typed there', () => {
    const form = keep(typed(start, { port: 'x' }), ['port'], wrong)
    expect(form).toMatchObject({ input: { port: 'x' }, fields: { port: 'notAPort' }, problem: null, saved: null })
    expect(typed(form, { on: true }).fields).toEqual({ port: 'notAPort' })
    expect(typed(form, { port: '1' }).fields).toEqual({})
  })

  it('tells any other failure beside the field that was to be kept', () => {
    const form = keep(typed(start, { port: '91' }), ['port'], closed)
    expect(form).toMatchObject({ fields: {}, problems: { port: { code: 'storeClosed' } }, saved: null })
    expect(typed(form, { on: true }).problems).toEqual({ port: { code: 'storeClosed' } })
    expect(typed(form, { port: '1' }).problems).toEqual({})
    // Another field is wrong as it is kept: this one is not.
    expect(keep(typed(start, { on: true }), ['on'], wrong)).toMatchObject({ fields: {}, problems: { on: {} } })
  })

  it('shows what was kept as main wrote it, and says so of that field until something is typed', () => {
    const form = keep(typed(start, { on: true, port: ' 91 ' }), ['port'], ok({ port: 91 }))
    expect(form).toMatchObject({ input: { on: true, port: '91' }, saved: 'port' })
    expect(typed(form, { on: false }).saved).toBeNull()
  })

  it('does not take away what was typed while it was being kept, nor say that it is kept', () => {
    const sent = typed(start, { port: '91' })
    const later = typed(sent, { port: '92' })
    const answered = (outcome: Outcome<View>) =>
      kept(later, { names: ['port'], sent: sent.input as Input }, outcome, inputOf)
    expect(answered(ok({ port: 91 }))).toMatchObject({ input: { port: '92' }, view: { port: 91 }, saved: null })
    expect(answered(wrong)).toMatchObject({ input: { port: '92' }, fields: {}, problems: {} })
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
