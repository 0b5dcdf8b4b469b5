/** How the app begins and where it goes when its window is closed. All of it is off until somebody chooses. */
import { setting, together } from './declare.ts'
import { onOff } from './value.ts'

const clerks = { by: 'clerk', isLockable: true, value: onOff, initial: false } as const

/** `tray`: the app has a mark beside the system's clock; `closesToTray` counts only with it. */
export const starting = together('starting', {
  withSystem: setting({ ...clerks, words: { label: 'starting.withSystem', hint: 'starting.withSystemHint' } }),
  tray: setting({ ...clerks, words: { label: 'starting.tray', hint: 'starting.trayHint' } }),
  closesToTray: setting({ ...clerks, words: { label: 'starting.closesToTray', hint: 'starting.closesToTrayHint' } })
})
