/** The person's window: opened, moved and taken away as displays come and go, and as the office chose. */
import { type Display, screen } from 'electron'
import { displayFor, type KnownDisplay, type ScreenChoice } from './display-choice.ts'
import { openScreenWindow, windowOf } from './window.ts'

/** The second screen; `choice` is what the office chose. */
export function secondScreen(choice: () => ScreenChoice) {
  let place = ''

  /** Puts the window where it belongs now. On another display, or another size of it, it is opened anew. */
  function follow(): void {
    const display = target()
    const window = windowOf('screen')
    const wanted = display ? JSON.stringify([display.id, display.bounds]) : ''
    if (window && wanted === place) return
    place = wanted
    window?.destroy()
    if (display) openScreenWindow(display.bounds)
  }

  function target(): Display | undefined {
    const clerks = clerksDisplay()
    return clerks && displayFor(choice(), screen.getAllDisplays(), clerks)
  }

  return {
    /** Begins to follow the displays; once, when the app is ready. */
    begin(): void {
      screen.on('display-added', follow)
      screen.on('display-removed', follow)
      screen.on('display-metrics-changed', follow)
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
  return window && screen.getDisplayMatching(window.getBounds())
}
