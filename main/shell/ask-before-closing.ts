/** Keeps a window open until the clerk has said that it may close. */
import type { BrowserWindow } from 'electron'

/** What is needed of a window. */
type Closable = Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>

/** Asks before the window closes, and the app with it. `mayClose` returns true if there is nothing to ask. */
export function askBeforeClosing(window: Closable, mayClose: () => true | Promise<boolean>): void {
  let stage: 'open' | 'asking' | 'agreed' = 'open'
  window.on('close', (event) => {
    if (stage === 'agreed') return
    const answer = stage === 'open' ? mayClose() : false
    if (answer === true) return
    event.preventDefault()
    if (answer === false) return
    stage = 'asking'
    void answer
      .catch(() => false)
      .then((mayGo) => {
        stage = mayGo ? 'agreed' : 'open'
        if (mayGo && !window.isDestroyed()) window.close()
      })
  })
}
