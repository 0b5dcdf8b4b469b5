/** `BrowserWindow`. */
import { app, windowCloser as appWindows } from '../app/app.ts'
import { lifecycle } from '../app/lifecycle.ts'
import { electronEvent } from '../event.ts'
import { headed } from '../host.ts'
import type { Provided } from '../strict.ts'
import { checkWindowOptions, parseColor } from './options.ts'
import { type Page, pages } from './page.ts'
import { PlacedWindow } from './placed-window.ts'
import type { Placement } from './placement.ts'
import { createWebContents, focusedPage, windowCloser } from './web-contents.ts'

const windows = new Map<number, BrowserWindow>()

class BrowserWindow extends PlacedWindow implements Provided<Electron.BrowserWindow> {
  readonly id: number
  readonly webContents: Electron.WebContents
  readonly #page: Page
  readonly #placement: Placement
  #title: string
  /** What cannot have the focus never has it, whoever asks for it or presses in it. */
  readonly #isFocusable: boolean
  #focused = false
  #painted = false
  #destroying = false
  #closing: PromiseWithResolvers<boolean> | undefined
  #menu: Electron.Menu | null | undefined
  #menuBarVisible = true
  #autoHideMenuBar: boolean

  constructor(given: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const options = checkWindowOptions(given)
    const { webContents, page } = createWebContents(options, {
      painted: () => this.#onPainted(),
      gone: () => this.#onGone(),
      keptOpen: () => this.#settleClose(false),
      titled: (title) => this.#onTitle(title),
      // Headless every page believes that it has the focus.
      focused: (focused) => headed && this.#onFocus(focused),
      resized: () => void this.#placement.readBack()
    })
    this.id = webContents.id
    this.webContents = webContents
    this.#page = page
    this.#isFocusable = options.focusable !== false
    this.#title = options.title ?? app.getName()
    this.#autoHideMenuBar = options.autoHideMenuBar ?? false
    this.#placement = PlacedWindow.place(this, page, options)
    windows.set(this.id, this)
    const self = this as unknown as Electron.BrowserWindow
    app.emit('web-contents-created', electronEvent(), webContents)
    app.emit('browser-window-created', electronEvent(), self)
    if (options.show !== false) this.show()
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()] as unknown as Electron.BrowserWindow[]
  }
  static fromId(id: number): Electron.BrowserWindow | null {
    return (windows.get(id) as unknown as Electron.BrowserWindow | undefined) ?? null
  }
  static fromWebContents(webContents: Electron.WebContents | null | undefined): Electron.BrowserWindow | null {
    return webContents ? BrowserWindow.fromId(webContents.id) : null
  }
  static getFocusedWindow(): Electron.BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options)
  }
  loadFile(file: string, options?: Electron.LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(file, options)
  }
  reload(): void {
    this.webContents.reload()
  }
  capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return this.webContents.capturePage(rect)
  }

  show(): void {
    this.showInactive()
    this.focus()
  }
  showInactive(): void {
    if (this.#placement.visible) return
    this.#placement.setVisible(true)
    this.emit('show')
  }
  hide(): void {
    if (!this.#placement.visible) return
    this.#placement.setVisible(false)
    this.emit('hide')
    this.#onFocus(false)
  }
  focus(): void {
    if (!this.#placement.visible || !this.#isFocusable) return
    this.webContents.focus()
    this.#onFocus(true)
  }
  blur(): void {
    this.#onFocus(false)
  }
  isFocused(): boolean {
    return this.#focused
  }

  getTitle(): string {
    return this.#title
  }
  /** Headless, a title is only remembered; a shown window's frame has the document's own. */
  setTitle(title: string): void {
    this.#title = title
  }
  setBackgroundColor(color: string): void {
    const parsed = parseColor(color)
    void this.#page.opened.then(({ cdp }) => cdp.post('Emulation.setDefaultBackgroundColorOverride', { color: parsed }))
  }
  /** No menu is drawn; a window's own menu still decides over its accelerators. */
  setMenu(menu: Electron.Menu | null): void {
    this.#menu = menu
  }
  removeMenu(): void {
    this.#menu = null
  }
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBarVisible = visible
  }
  isMenuBarVisible(): boolean {
    return this.#menuBarVisible
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.#autoHideMenuBar = hide
  }
  isMenuBarAutoHide(): boolean {
    return this.#autoHideMenuBar
  }

  isDestroyed(): boolean {
    return this.#page.destroyed
  }
  close(): void {
    void BrowserWindow.close(this)
  }
  destroy(): void {
    if (this.#page.destroyed) return
    this.#destroying = true
    void this.#page.opened.then(({ id }) => this.#page.destroy(id))
    this.#onGone()
  }

  /** Closes a window unless it is prevented; answers whether it is gone. */
  static async close(window: BrowserWindow): Promise<boolean> {
    if (window.#page.destroyed) return true
    if (window.#closing) return window.#closing.promise
    const event = electronEvent()
    window.emit('close', event)
    if (window.#page.destroyed) return true
    if (event.defaultPrevented) return false
    window.#closing = Promise.withResolvers()
    void window.#page.close()
    return window.#closing.promise
  }
  /** The window's own menu: `undefined` where it has the application's. */
  static menuOf(window: BrowserWindow): Electron.Menu | null | undefined {
    return window.#menu
  }

  #settleClose(closed: boolean): void {
    this.#closing?.resolve(closed)
    this.#closing = undefined
  }

  #onPainted(): void {
    if (this.#painted) return
    this.#painted = true
    setImmediate(() => this.#page.destroyed || this.emit('ready-to-show'))
  }

  #onTitle(title: string): void {
    const event = electronEvent()
    this.#page.title = title
    this.webContents.emit('page-title-updated', electronEvent(), title, true)
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }

  #onFocus(focused: boolean): void {
    if (focused && !this.#isFocusable) return
    if (focused === this.#focused || this.#page.destroyed || (focused && !this.#placement.visible)) return
    if (focused) for (const other of windows.values()) if (other !== this) other.#onFocus(false)
    this.#focused = focused
    focusedPage.current = focused ? this.#page : undefined
    this.emit(focused ? 'focus' : 'blur')
    app.emit(focused ? 'browser-window-focus' : 'browser-window-blur', electronEvent(), this)
  }

  #onGone(): void {
    if (this.#page.destroyed) return
    // Closed by the person at the window's frame: too late to prevent, but not to hear of.
    if (!this.#closing && !lifecycle.exiting && !this.#destroying) this.emit('close', electronEvent())
    this.#page.destroyed = true
    this.#page.frames.clear()
    windows.delete(this.id)
    pages.delete(this.id)
    if (focusedPage.current === this.#page) focusedPage.current = undefined
    this.webContents.emit('destroyed')
    this.emit('closed')
    this.#settleClose(true)
    if (windows.size > 0 || lifecycle.quitting || lifecycle.exiting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

windowCloser.close = (id) => windows.get(id)?.close()
appWindows.closeAll = async () => {
  for (const window of [...windows.values()]) if (!(await BrowserWindow.close(window))) return false
  return true
}
appWindows.focusAny = () => [...windows.values()][0]?.focus()

/** A window with what only this host asks of it. */
export function windowOf(webContents: Electron.WebContents): { menu: Electron.Menu | null | undefined } | undefined {
  const window = windows.get(webContents.id)
  return window && { menu: BrowserWindow.menuOf(window) }
}

export { BrowserWindow }
