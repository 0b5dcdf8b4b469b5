/** The loads of a page's main frame: when they begin, end and fail. */
import type { CdpSession } from '../chromium/cdp.ts'
import { electronEvent } from '../event.ts'
import { loadError } from './load-errors.ts'

/** Whose loads they are. */
export interface LoadedPage {
  /** Empty until something has been loaded on purpose. */
  readonly url: string
  isMainFrame(frameId: string): boolean
  emit(name: string, ...args: unknown[]): boolean
}

interface Load {
  /** Known once Chromium has begun with it; a reload's never is. */
  loaderId: string | undefined
  readonly settled: PromiseWithResolvers<void>
}

/** Follows one page. */
export class Loads {
  readonly #page: LoadedPage
  #current: Load | undefined
  #lastLoaded: string | undefined
  #failedDocument = false
  #errorPageDue = false

  constructor(page: LoadedPage) {
    this.#page = page
  }

  get underWay(): boolean {
    return this.#current !== undefined
  }

  follow(cdp: CdpSession, painted: () => void): void {
    cdp.on('Page.domContentEventFired', () => this.#page.url === '' || this.#page.emit('dom-ready'))
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#failedDocument = frame.unreachableUrl !== undefined
      // What main itself began is reported by its own answer, which may come before or after.
      if (this.#failedDocument && !this.#current && !this.#errorPageDue) this.#report('net::ERR_FAILED', this.#page.url)
      this.#errorPageDue = false
    })
    cdp.on('Page.lifecycleEvent', ({ name, frameId, loaderId }) => {
      if (!this.#page.isMainFrame(frameId)) return
      if (name === 'firstContentfulPaint') painted()
      if (name === 'load') this.#loaded(loaderId)
    })
  }

  /** Main begins a load. */
  begin(): Load {
    this.abandon()
    const load = { loaderId: undefined, settled: Promise.withResolvers<void>() }
    this.#current = load
    this.#failedDocument = false
    this.#page.emit('did-start-loading')
    return load
  }

  /** Waits for the end of a load that Chromium has answered. Rejects as `loadURL` does. */
  async finish(load: Load, url: string, answer: { errorText?: string; loaderId?: string }): Promise<void> {
    if (answer.errorText !== undefined) {
      if (this.#current === load) this.#current = undefined
      this.#errorPageDue = !this.#failedDocument && answer.errorText !== 'net::ERR_ABORTED'
      throw this.#report(answer.errorText, url)
    }
    load.loaderId = answer.loaderId
    // Without one it was a jump within the document.
    if (answer.loaderId === undefined || answer.loaderId === this.#lastLoaded) this.#end(load)
    await load.settled.promise
  }

  /** Nothing more will come of what is under way: another load, a crash, the end. */
  abandon(): void {
    if (this.#current) this.#end(this.#current)
  }

  #loaded(loaderId: string): void {
    this.#lastLoaded = loaderId
    const load = this.#current
    const isOurs = load !== undefined && (load.loaderId === loaderId || this.#page.url !== '')
    if (load && isOurs) this.#end(load)
    if (this.#failedDocument || (this.#page.url === '' && !isOurs)) return
    this.#page.emit('did-finish-load')
    this.#page.emit('did-stop-loading')
  }

  #end(load: Load): void {
    load.settled.resolve()
    if (this.#current === load) this.#current = undefined
  }

  #report(text: string, url: string): Error {
    const error = loadError(text, url)
    this.#page.emit('did-fail-load', electronEvent(), error.errno, error.code, url, true, 1, 1)
    this.#page.emit('did-stop-loading')
    return error
  }
}
