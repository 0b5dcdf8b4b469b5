/** The calls about how suggested references are written. */

import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Desk } from '../startup/desk.ts'
import { templateProblem } from '../store/ledger/reference-template.ts'
import { withDesk } from './open-desk.ts'

/** Handlers of `references`. */
export function referenceHandlers(desk: Desk): Handlers<'references'> {
  const checked = (typed: string) => {
    const problem = templateProblem(typed)
    return problem && failed({ code: 'invalid', fields: { template: problem } })
  }
  return {
    get: () =>
      withDesk(desk, ({ store }) => ok({ template: store.desk.template(), example: store.desk.nextReference() })),
    tryOut: ({ template }) =>
      withDesk(desk, ({ store }) => checked(template) ?? ok({ template, example: store.desk.example(template) })),
    set: ({ template }) =>
      withDesk(desk, ({ store }) => {
        const wrong = checked(template)
        if (wrong) return wrong
        store.desk.setTemplate(template.trim())
        return ok({ template: store.desk.template(), example: store.desk.nextReference() })
      })
  }
}
