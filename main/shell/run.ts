/** The order in which the app starts and ends, around what the composition root gives it. */
import { app } from 'electron'
import type { Language } from '../../common/words/languages.ts'
import { registerAppScheme } from './app-scheme.ts'
import { giveUp } from './last-words.ts'
import { chooseDataFolder, isFirstInstance, onMachine, refusedSwitch, setMenu } from './lifecycle.ts'
import { wasStartedHidden } from './login-item.ts'
import { showNoCertificate } from './no-certificate.ts'
import { askBeforeClosingDesk, forbidLeaving, openMainWindow, prepareWindowSession, showMainWindow } from './window.ts'

/** What the rest of the app does at each point of its life. */
export type Life = {
  /** The language that the clerk has chosen. */
  language(): Language
  /** The window's session is there; the window opens next. */
  begin(): void
  sleep(): void
  wake(): void
  /** The system's screen is being locked: the clerk leaves the desk. */
  lock(): void
  /** Another program gives a link, of whatever shape. */
  linked(link: string): void
  /** The clerk closes the window: true at once where nothing is lost by it, else what the clerk says to that. */
  mayEnd(): true | Promise<boolean>
  /** The last chance to put things away. */
  end(): Promise<void>
}

/** What the app only prints, by the switch that asks for it, and the number with which it then ends. */
export type Printed = Readonly<Record<string, () => { text: string; exitCode: number }>>

/** Starts the app, unless it was started with a switch it refuses, is only to print something, or runs already. */
export function runApp(life: () => Life, printed: Printed = {}): void {
  // Chromium would write the keys of every connection to the file that this names.
  delete process.env.SSLKEYLOGFILE
  const refused = refusedSwitch()
  if (refused !== undefined) {
    process.stderr.write(`eeID Desk does not start with ${refused}\n`)
    app.exit(1)
    return
  }
  const asked = Object.keys(printed).find((name) => app.commandLine.hasSwitch(name))
  if (asked !== undefined) {
    print(printed[asked]?.() ?? { text: '', exitCode: 0 })
    return
  }
  // Windows shows notifications only of an app that it knows by the id its installer gave (electron-builder.yml).
  app.setAppUserModelId('ee.eeid.desk')
  chooseDataFolder()
  app.enableSandbox()
  registerAppScheme()
  const ending = { begun: false, askedBack: false }
  const show = () => {
    if (ending.begun) ending.askedBack = true
    else showMainWindow()
  }
  // The first link may come before there is anybody to take it.
  const links: string[] = []
  let take = (link: string): void => void links.push(link)
  if (!isFirstInstance(show, (link) => take(link))) {
    app.quit()
    return
  }
  forbidLeaving()
  showNoCertificate()
  const alive = life()
  take = alive.linked
  links.forEach(alive.linked)
  endOrderly(alive, ending)
  void app.whenReady().then(() => {
    app.on('activate', show)
    open(alive)
  })
}

// Ended before it is written, half of it would be lost in a pipe of Windows.
function print({ text, exitCode }: { text: string; exitCode: number }): void {
  process.stdout.write(text, () => app.exit(exitCode))
}

function open(life: Life): void {
  try {
    setMenu()
    onMachine(life)
    prepareWindowSession(life.language)
    life.begin()
    askBeforeClosingDesk(life.mayEnd)
    openMainWindow({ isHidden: wasStartedHidden() })
  } catch (error) {
    giveUp('start', error)
  }
}

function endOrderly(life: Life, ending: { begun: boolean; askedBack: boolean }): void {
  let ended = false
  // On macOS too: a front desk's app that is closed is meant to be closed.
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    if (ending.begun) return
    ending.begun = true
    void life
      .end()
      .catch(() => {})
      .finally(() => {
        ended = true
        // Somebody started the app while it was ending: a window now would stand on a closed desk.
        if (ending.askedBack) app.relaunch()
        app.quit()
      })
  })
}
