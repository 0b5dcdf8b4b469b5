/** The doors of the two windows, with everything behind them. */

import type { ScreenState } from '../../common/words/app/second-screen.ts'
import type { Access } from '../clerks/access.ts'
import type { Events } from '../events/events.ts'
import { type AllHandlers, openDoor, openScreenDoor } from '../ipc/door.ts'
import { appOrigin } from '../shell/app-scheme.ts'
import { ipcTransport } from '../shell/ipc-main.ts'
import type { Machine } from './machine.ts'

/** What is behind the doors. `access`: who may call; `shown`: what the person's screen shows now. */
export type BehindDoors = { handlers: AllHandlers; access: Access; shown: () => ScreenState }

/** Opens both doors. */
export function composeDoors({ log, presence }: Machine, events: Events, behind: BehindDoors): void {
  const { handlers, access, shown } = behind
  const options = { transport: ipcTransport, origin: appOrigin, log }
  events.on('screenChanged', openScreenDoor(options, shown))
  openDoor(options, handlers, { isLocked: access.isLocked, speaksForOffice: presence.speaksForOffice })
}
