/** The calls about the office's templates. */

import { randomUUID } from 'node:crypto'
import { keptSetting } from '../../common/settings/schema.ts'
import * as declared from '../../common/settings/templates.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Templates } from '../../preload/contract/templates.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

const reasons = keptSetting(declared.reasons)
const forms = keptSetting(declared.forms)

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
