import { beforeEach, expect, it, vi } from 'vitest'
import { changeForms, changeReasons, useTemplates } from '../../../renderer/templates/templates-store.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'

const reason = (id: string) => ({ id, et: id, en: '', ru: '' })
const form = (id: string) => ({
  id,
  name: id,
  claims: { sub: '', name: '', birthdate: '', country: 'EE' },
  reference: '',
  reason: ''
})

let desk: DeskInMemory

/** The ids of what main keeps. */
async function keptForms(): Promise<string[]> {
  const kept = await desk.api.templates.get()
  return kept.ok ? kept.value.forms.map(({ id }) => id) : []
}

beforeEach(async () => {
  desk = deskInMemory()
  await desk.api.templates.setReasons({ reasons: [reason('a')] })
  await desk.api.templates.setForms({ forms: [form('a')] })
  vi.stubGlobal('window', { eeidDesk: desk.api })
  useTemplates.setState({ reasons: [], forms: [] })
})

it('a template that is added before any was read takes none away', async () => {
  expect(await changeForms((all) => [...all, form('b')])).toBeUndefined()
  expect(await changeReasons((all) => [...all, reason('b')])).toBeUndefined()
  expect(await keptForms()).toEqual(['a', 'b'])
  expect(useTemplates.getState().reasons.map(({ id }) => id)).toEqual(['a', 'b'])
})

it('nothing is kept where the templates cannot be read, and that is told', async () => {
  desk.shut()
  expect(await changeForms((all) => [...all, form('b')])).toEqual({ code: 'storeClosed' })
  desk.reopen()
  expect(await keptForms()).toEqual(['a'])
})
