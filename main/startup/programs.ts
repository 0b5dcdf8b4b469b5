/** Ties the folder of request files to the desk: it is looked at while the desk is open. */
import type { Language } from '../../common/words/languages.ts'
import type { Clock } from '../clock/clock.ts'
import type { Events } from '../events/events.ts'
import type { Log } from '../log/log.ts'
import { type Asking, type AskingState, startAsking } from '../programs/asking.ts'
import { textsIn } from '../texts/texts.ts'
import type { Desk } from './desk.ts'

/** What it is made with. */
export type DeskAskingOptions = {
  desk: Pick<Desk, 'opened'>
  clock: Clock
  log: Log
  events: Events
  /** In which language other programs are answered. */
  language: () => Language
}

/** The folder of request files of this desk. */
export type DeskAsking = {
  /** Looks now: the office has chosen, or wants another try. */
  look(): void
  /** How it stands; undefined while the desk is closed. */
  state(): AskingState | undefined
}

/** The folder of a desk that is not open yet. */
export function deskAsking({ desk, clock, log, events, language }: DeskAskingOptions): DeskAsking {
  let asking: Asking | undefined
  const say = () => textsIn(language())
  function kept(serviceId: string): void {
    events.emit('requestsChanged', { serviceId })
    desk.opened()?.sync.of(serviceId)?.sendNow()
  }
  const changed = () => events.emit('askingChanged')
  events.on('startupChanged', () => {
    asking?.stop()
    const open = desk.opened()
    // A desk that keeps nothing could not keep a file from being taken twice.
    asking = open && !open.keepsNothing ? startAsking({ store: open.store, clock, log, say, changed, kept }) : undefined
  })
  return { look: () => asking?.look(), state: () => asking?.state() }
}
