/** Asks the app about navigations that a page began, as Electron does, and knows those that main began itself. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
import { electronEvent } from '../event.ts'

/** Where the events go. */
export interface NavigatedPage {
  isMainFrame(frameId: string): boolean
  frame(frameId: string): Electron.WebFrameMain | null
  emit(name: string, ...args: unknown[]): boolean
}

/** How long a page's wish may come after the request that it led to. */
const patience = 300
/** How long a wish is remembered for the request that it leads to. */
const wishLifetime = 3000

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '')
}

/** What Chromium itself answers, or asks this host for; every other scheme is another program's. */
const answeredHere = /^(https?|file|about|blob|data|javascript):/i

/** Guards one page's documents. */
export class NavigationGuard {
  readonly #page: NavigatedPage
  readonly #wishes = new Map<string, number>()
  /** Main has begun a navigation of the main frame, whose first document is still to be asked for. */
  expected = false

  constructor(page: NavigatedPage, cdp: CdpSession) {
    this.#page = page
    // Sent for what the page itself began, never for what main or a DevTools client did.
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (disposition !== 'currentTab') return
      const isMain = page.isMainFrame(frameId)
      if (!answeredHere.test(url)) this.#ask(asked(isMain), frameId, url) && refuseProgram(url)
      else if (isMain) this.#wishes.set(withoutFragment(url), performance.now())
    })
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.expected = false
    })
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
    if (!(await this.#wished(withoutFragment(paused.request.url)))) return true
    return this.#ask(asked(isMain), paused.frameId, url)
  }

  /**
   * Whether the page itself wants the address. Its wish takes another way here than the request; it nearly always comes
   * first, and is given some time. It speaks for one request, and not for long.
   */
  async #wished(url: string): Promise<boolean> {
    const deadline = performance.now() + patience
    while (!this.#wishes.has(url) && performance.now() < deadline) await sleep(10)
    const at = this.#wishes.get(url)
    this.#wishes.delete(url)
    return at !== undefined && performance.now() - at < wishLifetime
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
