/** The doors of the two windows, with everything behind them. */
import type { ScreenState } from '../../common/words/second-screen.ts'
import type { Events } from '../events/events.ts'
import { type AllHandlers, openDoor, openScreenDoor } from '../ipc/door.ts'
import { appOrigin } from '../shell/app-scheme.ts'
import { ipcTransport } from '../shell/ipc-main.ts'
import type { Machine } from './machine.ts'

/** Opens both doors; `shown` is what the person's screen shows now. */
export function composeDoors({ log }: Machine, events: Events, handlers: AllHandlers, shown: () => ScreenState): void {
  const options = { transport: ipcTransport, origin: appOrigin, log }
  events.on('screenChanged', openScreenDoor(options, shown))
  openDoor(options, handlers)
}
