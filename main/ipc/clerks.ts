/** The calls about who works at the desk, and whether it is open to them. */
import type { Language } from '../../common/words/languages.ts'
import { failed, type Outcome } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Access } from '../clerks/access.ts'
import { recoverySheet } from '../clerks/recovery-sheet.ts'
import type { Staff } from '../clerks/staff.ts'
import { codeSheetTitle } from '../paper/code-sheet.ts'
import type { NewPaper } from '../paper/paper.ts'
import { printAsChosen, type Sent } from '../printing/choice.ts'
import type { Printing } from '../printing/port.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** What the calls work with. */
export type ClerkPorts = {
  desk: Desk
  printing: Printing
  newPaper: NewPaper
  language: () => Language
  /** Milliseconds since 1970 UTC. */
  now: () => number
  access: Access
  staff: Staff
  /** Whether windows are kept out of recordings is another. */
  captureChanged: () => void
}

/** Handlers of `access`. */
export const accessHandlers = ({ desk, access, staff }: ClerkPorts): Handlers<'access'> => ({
  state() {
    access.look()
    return access.view()
  },
  unlock: (typed) => access.unlock(typed),
  unlockByFinger: () => access.unlockByFinger(),
  setForgottenPin: ({ clerk, code, pin }) => withDesk(desk, ({ store }) => staff.setForgotten(store, clerk, code, pin)),
  lock: () => access.lock('key')
})

/** Handlers of `clerks`. */
export const clerkHandlers = ({ desk, access, staff, captureChanged, ...paper }: ClerkPorts): Handlers<'clerks'> => ({
  get: () => withDesk(desk, ({ store }) => ({ ok: true, value: staff.view(store) })),
  add: (input) => withDesk(desk, ({ store }) => staff.add(store, input)),
  change: ({ id, ...input }) => withDesk(desk, ({ store }) => staff.change(store, id, input)),
  remove: ({ id }) => withDesk(desk, ({ store }) => staff.remove(store, id)),
  setPin: ({ id, pin }) => withDesk(desk, ({ store }) => staff.setPin(store, id, pin)),
  setOwnPin: ({ old, pin }) =>
    withDesk(desk, async ({ store }) => {
      const kept = await staff.setOwnPin(store, old, pin)
      access.tell()
      return kept
    }),
  printCode: ({ id, code }) => withDesk(desk, ({ store }) => printCode(store, access.nameOf(id), code, paper)),
  choose: ({ mode }) => withDesk(desk, ({ store }) => staff.choose(store, mode)),
  setLock: (chosen) =>
    withDesk(desk, ({ store }) => {
      const kept = staff.setLock(store, chosen)
      captureChanged()
      access.tell()
      return kept
    })
})

/** The code that was just shown goes onto one sheet; the window has it, and main keeps it nowhere. */
async function printCode(
  store: Store,
  name: string,
  code: string,
  { printing, newPaper, language, now }: Pick<ClerkPorts, 'printing' | 'newPaper' | 'language' | 'now'>
): Promise<Outcome<Sent>> {
  if (name === '') return failed({ code: 'unknownClerk' })
  const author = store.author()
  const pdf = await recoverySheet({ code, name, desk: store.desk.code(), at: now() }, newPaper, language())
  const sent = printAsChosen({ store, printing, job: 'proof', isOnce: true }, pdf, codeSheetTitle)
  return recorded(store, { act: 'print', author, told: { what: 'recoveryCode', name } }, sent)
}
