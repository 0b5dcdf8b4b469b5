/** Asks the app about navigations that a page began, as Electron does, and knows those that main began itself. */
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
import { electronEvent } from '../event.ts'

/** Where the events go. */
export interface NavigatedPage {
  isMainFrame(frameId: string): boolean
  frame(frameId: string): Electron.WebFrameMain | null
  emit(name: string, ...args: unknown[]): boolean
}

/** How long a page's wish to navigate may come after the request that it led to: they take different ways here. */
const latestNotice = 250

/** What Chromium itself answers, or asks this host for; every other scheme is another program's. */
const answeredHere = /^(https?|file|about|blob|data|javascript):/i

/** Guards one page's documents. */
export class NavigationGuard {
  readonly #page: NavigatedPage
  readonly #wishes = new Map<string, PromiseWithResolvers<void>>()
  /** Main has begun a navigation of the main frame, whose first document is still to be asked for. */
  expected = false

  constructor(page: NavigatedPage, cdp: CdpSession) {
    this.#page = page
    // Sent for what the page itself began, never for what main or a DevTools client did.
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (disposition !== 'currentTab') return
      if (answeredHere.test(url)) this.#wish(frameId).resolve()
      else if (this.#ask(asked(this.#page.isMainFrame(frameId)), frameId, url)) refuseProgram(url)
    })
    cdp.on('Page.frameNavigated', ({ frame }) => this.#wishes.delete(frame.id))
  }

  /** Whether a document may be asked for. */
  async allows(paused: Protocol.Fetch.requestPausedPayload, url: string): Promise<boolean> {
    const isMain = this.#page.isMainFrame(paused.frameId)
    if (paused.redirectedRequestId !== undefined) return this.#ask(['will-redirect'], paused.frameId, url)
    if (isMain && this.expected) {
      this.expected = false
      return true
    }
    if (!isMain) return this.#ask(asked(isMain), paused.frameId, url)
    if (!(await this.#wished(paused.frameId))) return true
    this.#wishes.delete(paused.frameId)
    return this.#ask(asked(isMain), paused.frameId, url)
  }

  #wish(frameId: string): PromiseWithResolvers<void> {
    const wish = this.#wishes.get(frameId) ?? Promise.withResolvers<void>()
    this.#wishes.set(frameId, wish)
    return wish
  }

  #wished(frameId: string): Promise<boolean> {
    const late = Promise.withResolvers<boolean>()
    const timer = setTimeout(late.resolve, latestNotice, false)
    void this.#wish(frameId).promise.then(() => {
      clearTimeout(timer)
      late.resolve(true)
    })
    return late.promise
  }

  #ask(names: readonly string[], frameId: string, url: string): boolean {
    const isMainFrame = this.#page.isMainFrame(frameId)
    const frame = this.#page.frame(frameId)
    const event = electronEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame })
    for (const name of names) if (!event.defaultPrevented) this.#page.emit(name, event, url, false, isMainFrame)
    return !event.defaultPrevented
  }
}

function asked(isMainFrame: boolean): readonly string[] {
  return isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate']
}

function refuseProgram(url: string): void {
  process.stderr.write(`Another program for ${url} is not provided by Electron-on-Chromium\n`)
}
