import { beforeEach, expect, test } from 'vitest'
import type { WebhookView } from '../../../preload/contract/webhook.ts'
import {
  emptyForm,
  fared,
  isWide,
  kept,
  read,
  typed,
  type WebhookForm
} from '../../../renderer/settings/webhook-form.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'

/** The receiver as main tells it before anybody turned it on. */
let off: WebhookView
let good: WebhookForm

beforeEach(async () => {
  const told = await deskInMemory().api.webhook.get()
  if (!told.ok) throw new Error(told.error.code)
  off = told.value
  good = read(emptyForm, told)
})

test('what main told while the clerk types changes the health and not the fields', () => {
  const form = typed(good, { port: '90' })
  const value = { ...off, health: { ...off.health, isTold: true } }
  const again = read(form, { ok: true, value })
  expect([again.input?.port, again.view?.health.isTold]).toEqual(['90', true])
  expect(fared(again, { ...value.health, stage: 'listening' }).view?.health.stage).toBe('listening')
  expect(fared(emptyForm, value.health)).toBe(emptyForm)
})

test('what is wrong stands beside its field until something is typed; another failure stands by itself', () => {
  const wrong = kept(good, { ok: false, error: { code: 'invalid', fields: { port: 'notAPort' } } })
  expect([wrong.fields, wrong.problem, wrong.isSaved]).toEqual([{ port: 'notAPort' }, null, false])
  expect(typed(wrong, { port: '1' }).fields).toEqual({})
  expect(kept(good, { ok: false, error: { code: 'storeClosed' } }).problem).toEqual({ code: 'storeClosed' })
})

test('what was kept is what stands there, until something is typed', () => {
  const value = { ...off, settings: { on: true, address: '::1', port: 90 } }
  const form = kept(typed(good, { address: ' ::1 ' }), { ok: true, value })
  expect([form.input, form.isSaved]).toEqual([{ on: true, address: '::1', port: '90' }, true])
  expect(typed(form, { on: false }).isSaved).toBe(false)
})

test('the warning is for every address that others may reach', () => {
  expect(['127.0.0.1', '::1', ' 127.1.2.3 ', '', '0.0.0.0', '::', '10.0.0.7'].filter(isWide)).toEqual([
    '0.0.0.0',
    '::',
    '10.0.0.7'
  ])
  expect(['0:0:0:0:0:0:0:1', 'fe80::1', '::ffff:10.0.0.7', '1::', '10::1'].filter(isWide)).toEqual([
    'fe80::1',
    '::ffff:10.0.0.7',
    '1::',
    '10::1'
  ])
})

test('what is no address, or not yet one, is not warned of', () => {
  expect(['1', '127.', '127.0.0', 'localhost', '10.0.0.', 'desk.example'].filter(isWide)).toEqual([])
})
