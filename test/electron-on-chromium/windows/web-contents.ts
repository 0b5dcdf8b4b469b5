/** `webContents`. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { getHost } from '../host.ts'
import { codec } from '../page/codec.ts'
import { getSession, partsOf } from '../session/session.ts'
import { checkOptions, type Provided, strictEmitter, strictObject } from '../strict.ts'
import { imageFromPng } from './native-image.ts'
import type { checkWindowOptions } from './options.ts'
import { parseColor } from './options.ts'
import { Page, type PageOwner, pages, type WindowOpenHandler } from './page.ts'
import { toPrintParameters } from './print-to-pdf.ts'

const events = [
  'before-input-event',
  'console-message',
  'destroyed',
  'devtools-opened', // never: there are no developer tools to open
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'will-attach-webview', // never: there are no webviews
  'will-frame-navigate',
  'will-navigate',
  'will-redirect'
]

let lastId = 0

class WebContents extends strictEmitter('webContents', events) implements Provided<Electron.WebContents> {
  readonly id = ++lastId
  readonly #page: Page

  constructor(options: ReturnType<typeof checkWindowOptions>, owner: PageOwner) {
    super()
    const { webPreferences: preferences, width, height, backgroundColor } = options
    const session = preferences.session ?? getSession(preferences.partition ?? '')
    this.#page = new Page({
      webContents: this as unknown as Electron.WebContents,
      session,
      preferences,
      owner,
      target: {
        partition: partsOf(session).partition,
        preload: preferences.preload,
        additionalArguments: preferences.additionalArguments ?? [],
        background: backgroundColor === undefined ? undefined : parseColor(backgroundColor),
        size: { width, height },
        zoomFactor: preferences.zoomFactor ?? 1
      }
    })
    pages.set(this.id, this.#page)
  }

  get mainFrame(): Electron.WebFrameMain {
    return this.#page.frames.main
  }
  get session(): Electron.Session {
    return this.#page.session
  }
  getURL(): string {
    return this.#page.url
  }
  getTitle(): string {
    return this.#page.title
  }
  getType(): 'window' {
    return 'window'
  }
  isDestroyed(): boolean {
    return this.#page.destroyed
  }
  isLoading(): boolean {
    return this.#page.isLoading
  }
  isCrashed(): boolean {
    return this.#page.crashed
  }
  /** There are none to open; that the app wanted them is said. Where they are off nothing happens, as on Electron. */
  openDevTools(): void {
    if (this.#page.preferences.devTools === false) return
    process.stderr.write('Electron-on-Chromium has no developer tools; use --remote-debugging-port and a browser\n')
  }
  isDevToolsOpened(): boolean {
    return false
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    if (this.#page.destroyed) throw new TypeError('Object has been destroyed')
    this.#page.target?.deliver({ type: 'push', channel, args: codec.encode(args) })
  }

  loadURL(url: string, options: Electron.LoadURLOptions = {}): Promise<void> {
    checkOptions('loadURL', options, {})
    return this.#page.load(url)
  }
  loadFile(file: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    checkOptions('loadFile', options, { hash: true, search: true })
    const url = pathToFileURL(path.resolve(getHost().appPath, file))
    Object.assign(url, options)
    return this.#page.load(url.href)
  }
  reload(): void {
    this.#page.reload()
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#page.openHandler = handler
  }
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return (await this.#page.opened).evaluate(code, userGesture)
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { cdp } = await this.#page.opened
    const { data } = await cdp.send('Page.printToPDF', toPrintParameters(options))
    return Buffer.from(data, 'base64')
  }
  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const { cdp } = await this.#page.opened
    const clip = rect ? { clip: { ...rect, scale: 1 } } : {}
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', ...clip })
    return imageFromPng(Buffer.from(data, 'base64'))
  }

  /** Pinching is not possible here, so its limits have nothing to limit. */
  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    void this.#page.opened.then((target) => target.setZoomFactor(factor))
  }
  getZoomFactor(): number {
    return this.#page.target?.zoomFactor ?? this.#page.preferences.zoomFactor ?? 1
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }
  getZoomLevel(): number {
    return Math.log(this.getZoomFactor()) / Math.log(1.2)
  }

  focus(): void {
    void this.#page.opened.then(({ cdp }) => cdp.post('Page.bringToFront'))
  }
  close(): void {
    windowCloser.close(this.id)
  }
  forcefullyCrashRenderer(): void {
    void this.#page.opened.then(({ cdp }) => cdp.post('Page.crash'))
  }
}

/** Closes the window of a page; set by the windows. */
export const windowCloser = { close: (_id: number): void => {} }

/** Makes the `webContents` of a window. */
export function createWebContents(
  options: ReturnType<typeof checkWindowOptions>,
  owner: PageOwner
): { webContents: Electron.WebContents; page: Page } {
  const webContents = new WebContents(options, owner) as unknown as Electron.WebContents
  return { webContents, page: pageOf(webContents) }
}

/** The page behind a `webContents`. */
export function pageOf({ id }: Electron.WebContents): Page {
  const page = pages.get(id)
  if (!page) throw new TypeError('Object has been destroyed')
  return page
}

/** `webContents`, the module. */
export const webContents = strictObject('webContents', {
  getAllWebContents: () => [...pages.values()].map((page) => page.webContents),
  fromId: (id: number) => pages.get(id)?.webContents,
  fromDevToolsTargetId: (targetId: string) =>
    [...pages.values()].find((page) => page.target?.id === targetId)?.webContents,
  fromFrame: (frame: Electron.WebFrameMain) =>
    [...pages.values()].find((page) => page.frames.main === frame.top)?.webContents,
  getFocusedWebContents: () => windowCloserFocus()
} satisfies Provided<typeof Electron.WebContents>)

function windowCloserFocus(): Electron.WebContents | null {
  return focusedPage.current?.webContents ?? null
}

/** The page of the focused window. */
export const focusedPage: { current: Page | undefined } = { current: undefined }
