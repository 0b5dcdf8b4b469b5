/** Ties filing to the desk: it goes while the desk is open. */
import type { Clock } from '../clock/clock.ts'
import type { Events } from '../events/events.ts'
import { type Filer, startFiler } from '../filing/filer.ts'
import type { Log } from '../log/log.ts'
import type { Desk } from './desk.ts'

/** What filing is made with. */
export type DeskFilingOptions = {
  desk: Pick<Desk, 'opened'>
  clock: Clock
  log: Log
  events: Events
}

/** The filing of this desk. */
export type DeskFiling = Pick<Filer, 'fileDue' | 'fileAgain' | 'refusedLinks'> & {
  /** How it stands; undefined while the desk is closed. */
  state: () => ReturnType<Filer['state']> | undefined
}

/** Makes the filing of a desk that is not open yet. */
export function deskFiling({ desk, clock, log, events }: DeskFilingOptions): DeskFiling {
  let filer: Filer | undefined
  const changed = () => events.emit('filingChanged')
  const filed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  const fileDue = () => filer?.fileDue()
  events.on('startupChanged', () => {
    filer?.stop()
    const open = desk.opened()
    // A desk that keeps nothing files nothing by itself.
    filer = open && !open.keepsNothing ? startFiler({ store: open.store, clock, log, changed, filed }) : undefined
  })
  events.on('requestsChanged', fileDue)
  return {
    fileDue,
    fileAgain: (missing) => filer?.fileAgain(missing),
    refusedLinks: () => filer?.refusedLinks() ?? [],
    state: () => filer?.state()
  }
}
