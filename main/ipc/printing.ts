/** The calls about printers. */

import { ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { printChoice, setPrintChoice } from '../printing/choice.ts'
import type { Printing } from '../printing/port.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'

/** Handlers of `printing`. */
export const printingHandlers = (desk: Desk, printing: Printing): Handlers<'printing'> => ({
  printers: () => printing.printers(),
  choice: ({ job }) => withDesk(desk, ({ store }) => ok(printChoice(store, job))),
  choose: ({ job, choice }) =>
    withDesk(desk, ({ store }) => {
      setPrintChoice(store, job, choice)
      return ok(null)
    })
})
