/** The calls about the office's templates. */

import { randomUUID } from 'node:crypto'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { type FormTemplate, type ReasonTemplate, type Templates, templates } from '../../preload/contract/templates.ts'
import type { Desk } from '../startup/desk.ts'
import type { Setting } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

const reasons: Setting<ReasonTemplate[]> = { name: 'templates.reasons', shape: templates.shape.reasons, initial: [] }
const forms: Setting<FormTemplate[]> = { name: 'templates.forms', shape: templates.shape.forms, initial: [] }

const kept = (store: Pick<Store, 'settings'>): Templates => ({
  reasons: store.settings.get(reasons),
  forms: store.settings.get(forms)
})

const named = <T extends { id: string }>(all: readonly T[]): T[] =>
  all.map((one) => (one.id === '' ? { ...one, id: randomUUID() } : one))

/** Handlers of `templates`. The office's, whichever service is in use. */
export const templateHandlers = (desk: Desk): Handlers<'templates'> => ({
  get: () => withDesk(desk, ({ store }) => ok(kept(store))),

  setReasons: ({ reasons: wanted }) =>
    withDesk(desk, ({ store }) => {
      const trimmed = wanted.map(({ id, et, en, ru }) => ({ id, et: et.trim(), en: en.trim(), ru: ru.trim() }))
      if (trimmed.some(({ et, en, ru }) => `${et}${en}${ru}` === '')) {
        return failed({ code: 'invalid', fields: { reasons: 'required' } })
      }
      store.settings.set(reasons, named(trimmed))
      return ok(kept(store))
    }),

  setForms: ({ forms: wanted }) =>
    withDesk(desk, ({ store }) => {
      const trimmed = wanted.map((one) => ({ ...one, name: one.name.trim() }))
      if (trimmed.some(({ name }) => name === '')) return failed({ code: 'invalid', fields: { name: 'required' } })
      store.settings.set(forms, named(trimmed))
      return ok(kept(store))
    })
})
