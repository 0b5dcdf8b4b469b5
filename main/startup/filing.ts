/** Ties filing to the desk: it goes while the desk is open. */
import type { Clock } from '../clock.ts'
import { type Filer, startFiler } from '../filing/filer.ts'
import type { Log } from '../log/log.ts'
import type { Desk } from './desk.ts'

/** What filing is made with. */
export type DeskFilingOptions = {
  /** The desk, once it is there. */
  desk: () => Desk
  clock: Clock
  log: Log
  changed: () => void
}

/** The filing of this desk. */
export type DeskFiling = Pick<Filer, 'look' | 'fileAgain' | 'refusedLinks'> & {
  /** How it stands; undefined while the desk is closed. */
  state: () => ReturnType<Filer['state']> | undefined
  /** The desk was opened, or closed. */
  deskChanged(): void
}

/** Makes the filing of a desk that is not open yet. */
export function deskFiling({ desk, clock, log, changed }: DeskFilingOptions): DeskFiling {
  let filer: Filer | undefined
  return {
    look: () => filer?.look(),
    fileAgain: (missing) => filer?.fileAgain(missing),
    refusedLinks: () => filer?.refusedLinks() ?? [],
    state: () => filer?.state(),
    deskChanged() {
      filer?.stop()
      const open = desk().opened()
      // A desk that keeps nothing files nothing by itself.
      filer = open && !open.keepsNothing ? startFiler({ store: open.store, clock, log, changed }) : undefined
    }
  }
}
