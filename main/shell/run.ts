/** The order in which the app starts and ends, around what the composition root gives it. */
import { app } from 'electron'
import { registerAppScheme } from './app-scheme.ts'
import { chooseDataFolder, isFirstInstance, onSleepAndWake, refusedSwitch, setMenu } from './lifecycle.ts'
import { forbidLeaving, openMainWindow, prepareWindowSession, showMainWindow } from './window.ts'

/** What the rest of the app does at each point of its life. */
export type Life = {
  /** The window's session is there; the window opens next. */
  begin(): void
  sleep(): void
  wake(): void
  /** The last chance to put things away. */
  end(): Promise<void>
}

/** Starts the app, unless it was started with a switch it refuses, or runs already. */
export function runApp(life: () => Life): void {
  const refused = refusedSwitch()
  if (refused !== undefined) {
    process.stderr.write(`eeID Desk does not start with --${refused}\n`)
    app.exit(1)
    return
  }
  chooseDataFolder()
  app.enableSandbox()
  registerAppScheme()
  if (!isFirstInstance(showMainWindow)) {
    app.quit()
    return
  }
  forbidLeaving()
  const alive = life()
  endOrderly(alive)
  void app.whenReady().then(() => {
    setMenu()
    onSleepAndWake(alive.sleep, alive.wake)
    prepareWindowSession()
    alive.begin()
    openMainWindow()
    app.on('activate', showMainWindow)
  })
}

function endOrderly(life: Life): void {
  let ended = false
  // On macOS too: a front desk's app that is closed is meant to be closed.
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    void life.end().finally(() => {
      ended = true
      app.quit()
    })
  })
}
