/** Filing of proofs in the office's folder. */
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { filingHandlers, filingHealthView } from '../ipc/filing.ts'
import { chooseFolder } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import { deskFiling } from '../startup/filing.ts'
import type { Machine } from './machine.ts'

/** The calls about filing; it goes while the desk is open. */
export function composeFiling(
  { clock, log }: Machine,
  events: Events,
  send: EventSender,
  desk: Desk
): Pick<AllHandlers, 'filing'> {
  const filing = deskFiling({ desk, clock, log, events })
  events.on('filingChanged', () => send('filingChanged', filingHealthView(filing, desk)))
  return {
    filing: filingHandlers({
      desk,
      filing,
      chooseFolder,
      now: clock.now,
      progress: (progress) => events.emit('verifyProgressed', progress)
    })
  }
}
