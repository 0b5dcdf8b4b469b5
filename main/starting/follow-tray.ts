/** Keeps the mark beside the system's clock as the desk is. */
import type { Language } from '../../common/words/languages.ts'
import type { Clock } from '../clock/clock.ts'
import type { Store } from '../store/open-store.ts'
import { startingSetting } from './settings.ts'
import { type Tray, type TrayAct, type TrayFacts, trayView } from './tray-view.ts'

/** What following works with. */
export type TrayOptions = {
  tray: Tray
  clock: Clock
  language: () => Language
  /** What the desk keeps; undefined where it is not open. */
  store: () => Pick<Store, 'settings' | 'services' | 'list'> | undefined
  isLocked: () => boolean
  canLock: () => boolean
  press: (act: TrayAct) => void
}

// Many requests change at once, and counting them takes its time.
const restMs = 1_000

/** Follows the desk; `look` at once where a clerk has chosen, `lookSoon` after something changed. */
export function followTray(options: TrayOptions) {
  let isLooking = false

  function look(): void {
    const store = options.store()
    if (store === undefined ? !options.tray.isShown() : !store.settings.get(startingSetting).tray) {
      options.tray.hide()
      return
    }
    options.tray.show(trayView(facts(), options.language()), options.press)
  }

  function facts(): TrayFacts {
    const store = options.store()
    const services = store?.services.list() ?? []
    const counted = services.map(({ id }) => store?.list.counts(id))
    const sum = (of: 'waiting' | 'toDecide') => counted.reduce((total, one) => total + (one?.[of] ?? 0), 0)
    return {
      counts: store ? { waiting: sum('waiting'), finished: sum('toDecide') } : null,
      isLocked: options.isLocked(),
      canLock: options.canLock(),
      hasService: services.length > 0
    }
  }

  return {
    look,
    lookSoon(): void {
      if (isLooking || !options.tray.isShown()) return
      isLooking = true
      options.clock.after(restMs, () => {
        isLooking = false
        look()
      })
    },
    /** Whether closing the window leaves the app beside the clock. */
    takesWindow: (): boolean =>
      options.tray.isShown() && options.store()?.settings.get(startingSetting).closesToTray === true
  }
}
