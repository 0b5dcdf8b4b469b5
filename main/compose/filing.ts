/** Filing of proofs in the office's folder. */
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { filingHandlers, filingHealthView } from '../ipc/filing.ts'
import { chooseFolder } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import { type DeskFiling, deskFiling } from '../startup/filing.ts'
import type { Machine } from './machine.ts'

/** Filing, which goes while the desk is open, and the calls about it. */
export function composeFiling(
  { clock, log }: Machine,
  events: Events,
  send: EventSender,
  desk: Desk
): { filing: DeskFiling; handlers: Pick<AllHandlers, 'filing'> } {
  const filing = deskFiling({ desk, clock, log, events })
  events.on('filingChanged', () => send('filingChanged', filingHealthView(filing, desk)))
  const handlers = filingHandlers({
    desk,
    filing,
    chooseFolder,
    now: clock.now,
    progress: (progress) => events.emit('verifyProgressed', progress)
  })
  return { filing, handlers: { filing: handlers } }
}
