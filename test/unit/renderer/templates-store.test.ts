import { beforeEach, expect, it, vi } from 'vitest'
import { changeForms, changeReasons, useTemplates } from '../../../renderer/create/templates-store.ts'
import { createFakeDesk } from './fake-desk.ts'

const reason = (id: string) => ({ id, et: id, en: '', ru: '' })
const form = (id: string) => ({
  id,
  name: id,
  claims: { sub: '', name: '', birthdate: '', country: 'EE' },
  reference: '',
  reason: ''
})

let fake: ReturnType<typeof createFakeDesk>

beforeEach(() => {
  fake = createFakeDesk()
  fake.state.templates = { reasons: [reason('a')], forms: [form('a')] }
  vi.stubGlobal('window', { eeidDesk: fake.api })
  useTemplates.setState({ reasons: [], forms: [] })
})

it('a template that is added before any was read takes none away', async () => {
  expect(await changeForms((all) => [...all, form('b')])).toBeUndefined()
  expect(await changeReasons((all) => [...all, reason('b')])).toBeUndefined()
  expect(fake.state.templates.forms.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(useTemplates.getState().reasons.map(({ id }) => id)).toEqual(['a', 'b'])
})

it('nothing is kept where the templates cannot be read, and that is told', async () => {
  fake.api.templates.get = async () => ({ ok: false, error: { code: 'storeClosed' } })
  expect(await changeForms((all) => [...all, form('b')])).toEqual({ code: 'storeClosed' })
  expect(fake.state.templates.forms.map(({ id }) => id)).toEqual(['a'])
})
