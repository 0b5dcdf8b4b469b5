/** Keeps a window open until the clerk has said that it may close, or takes it out of sight instead. */
import type { BrowserWindow } from 'electron'

/** What is needed of a window. */
type Closable = Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>

/** What decides when somebody closes a window. */
export type Closing = {
  /** True if there is nothing to ask before it closes, and the app with it; else what the clerk says. */
  mayClose: () => true | Promise<boolean>
  /** Takes the window out of sight where it does not close now; false where it does. */
  goesAway: () => boolean
  /** The clerk has said that it may not close. */
  stays: () => void
}

/** Asks before the window closes, and the app with it. */
export function askBeforeClosing(window: Closable, { mayClose, goesAway, stays }: Closing): void {
  let stage: 'open' | 'asking' | 'agreed' = 'open'
  window.on('close', (event) => {
    if (stage === 'agreed') return
    const isAway = stage === 'open' && goesAway()
    const answer = stage === 'open' && !isAway ? mayClose() : false
    if (answer === true) return
    event.preventDefault()
    if (answer === false) return
    stage = 'asking'
    void answer
      .catch(() => false)
      .then((mayGo) => {
        stage = mayGo ? 'agreed' : 'open'
        if (!mayGo) stays()
        else if (!window.isDestroyed()) window.close()
      })
  })
}
