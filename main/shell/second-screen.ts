/** The person's window: opened, moved and taken away as displays come and go, and as the office chose. */
import { app, type Display, screen } from 'electron'
import { displayFor, type KnownDisplay, type ScreenChoice } from './display-choice.ts'
import { openScreenWindow, windowOf } from './window.ts'

// A window that is dragged goes over many places before it stays on one.
const restMs = 500

/** The second screen; `choice` is what the office chose. `changed`: the displays, or which of them it is on, are others. */
export function secondScreen(choice: () => ScreenChoice, changed: () => void) {
  let place = ''
  let rest: ReturnType<typeof setTimeout> | undefined

  /** Puts the window where it belongs now. On another display, or another size of it, it is opened anew. */
  function follow(): void {
    const display = target()
    const window = windowOf('screen')
    const wanted = display ? JSON.stringify([display.id, display.bounds]) : ''
    if (window && wanted === place) return
    place = wanted
    window?.destroy()
    if (display) openScreenWindow(display.bounds)
    changed()
  }

  /** Also where the window stays: there is another display to choose. */
  function followDisplays(): void {
    follow()
    changed()
  }

  /** The clerk's window may come to lie on the person's display. */
  function followAtRest(): void {
    clearTimeout(rest)
    rest = setTimeout(follow, restMs).unref()
  }

  function target(): Display | undefined {
    const clerks = clerksDisplay()
    return clerks && displayFor(choice(), screen.getAllDisplays(), clerks)
  }

  return {
    /** Begins to follow the displays; once, when the app is ready. */
    begin(): void {
      screen.on('display-added', followDisplays)
      screen.on('display-removed', followDisplays)
      screen.on('display-metrics-changed', follow)
      app.on('browser-window-created', (_event, window) => window.on('move', followAtRest))
      follow()
    },
    follow,
    /** Every display but the one that the clerk's window is on. */
    others(): KnownDisplay[] {
      const clerks = clerksDisplay()
      return screen
        .getAllDisplays()
        .filter(({ id }) => id !== clerks?.id)
        .map(({ id, label }) => ({ id, label }))
    },
    isShown: (): boolean => windowOf('screen') !== undefined
  }
}

function clerksDisplay(): Display | undefined {
  const window = windowOf('desk')
  if (!window) return undefined
  // Minimised, it has bounds on Windows that are on no display.
  return screen.getDisplayMatching(window.isMinimized() ? window.getNormalBounds() : window.getBounds())
}
