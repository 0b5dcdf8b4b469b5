/** The person's window: opened, moved and taken away as displays come and go, and as the office chose. */
import { app, type Display, powerMonitor, screen } from 'electron'
import { displayFor, type KnownDisplay, type ScreenChoice } from './display-choice.ts'
import { openScreenWindow, windowOf } from './window.ts'

// A window that is dragged goes over many places before it stays on one.
const restMs = 500

// A window that broke twice within a minute is opened anew after another: the person is not to be without it for a day.
const againAfterMs = 60_000

/** What the second screen is built with. */
export type SecondScreenOptions = {
  /** What the office chose. */
  choice: () => ScreenChoice
  /** The displays, or which of them it is on, are others. */
  changed: () => void
  /** Its page is there, or has stood still: it has to be told what to show. */
  push: () => void
}

/** The second screen. */
export function secondScreen({ choice, changed, push }: SecondScreenOptions) {
  let place = ''
  let serial = 0
  let rest: ReturnType<typeof setTimeout> | undefined

  /** Puts the window where it belongs now. On another display, or another size of it, it is opened anew. */
  function follow(): void {
    const display = target()
    const window = windowOf('screen')
    const wanted = display ? JSON.stringify([display.id, display.bounds]) : ''
    if (window && wanted === place) return
    place = wanted
    serial += 1
    const own = serial
    window?.destroy()
    if (display) openScreenWindow(display.bounds, { loaded: push, gone: () => own === serial && onGone() })
    changed()
  }

  /** It has broken, or somebody has closed it. */
  function onGone(): void {
    changed()
    setTimeout(follow, againAfterMs).unref()
  }

  /** Also where the window stays: there is another display to choose. */
  function followDisplays(): void {
    follow()
    changed()
  }

  /** The machine has slept: displays may be others, and time has passed for what is shown. */
  function comeBack(): void {
    followDisplays()
    push()
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
      powerMonitor.on('resume', comeBack)
      powerMonitor.on('unlock-screen', comeBack)
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
