/** Everything behind `webContents`: opens the target, listens to it, and drives it. */
import { app } from '../app/app.ts'
import { getChromium, lifecycle } from '../app/lifecycle.ts'
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
import { isInitialDocument } from '../chromium/chromium.ts'
import { handleAccelerator } from '../desktop/accelerators.ts'
import { themeListeners } from '../desktop/native-theme.ts'
import { electronEvent } from '../event.ts'
import { notProvided } from '../not-provided.ts'
import type { KeyInput, PageMessage } from '../page/messages.ts'
import { toApp, toPage } from '../session/schemes.ts'
import { partsOf } from '../session/session.ts'
import { type ConsoleMessage, followConsole } from './console-messages.ts'
import { announceDownload } from './downloads.ts'
import { type InterceptedPage, interceptRequests } from './interception.ts'
import { invokeEvent, sendEvent } from './ipc-events.ts'
import { answerInvoke, emitSend } from './ipc-main.ts'
import { Loads } from './loads.ts'
import { NavigationGuard } from './navigation.ts'
import { answerPermission, decidePermissions } from './page-questions.ts'
import { Target, type TargetOptions } from './target.ts'
import { FrameTree } from './web-frame-main.ts'

/** Returns a page's wish for a window. */
export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** What a page tells its window. */
export interface PageOwner {
  painted(): void
  gone(): void
  /** The page's own `beforeunload` refused to be closed. */
  keptOpen(): void
  titled(title: string): void
  focused(focused: boolean): void
  resized(): void
}

/** How a page is made. */
export interface PageOptions {
  readonly webContents: Electron.WebContents
  readonly session: Electron.Session
  readonly preferences: Electron.WebPreferences
  readonly target: TargetOptions
  readonly owner: PageOwner
}

/** Every page there is, by the number of its webContents. */
export const pages = new Map<number, Page>()

/** How long a page may take to agree to be closed; while a load is just failing it never answers. */
const closePatience = 700

/** A page. */
export class Page {
  readonly frames: FrameTree = new FrameTree({
    send: (channel, args) => this.webContents.send(channel, ...args),
    tree: () => this.frames
  })
  readonly webContents: Electron.WebContents
  readonly session: Electron.Session
  readonly preferences: Electron.WebPreferences
  /** Settles when the page is open and held by its own guard. */
  readonly opened: Promise<Target>
  readonly #owner: PageOwner
  #target: Target | undefined
  #guard: NavigationGuard | undefined
  readonly #loads: Loads = new Loads(this)
  #closeTimer: NodeJS.Timeout | undefined
  openHandler: WindowOpenHandler | undefined
  /** The last window that the page wished for, should it turn up as a target. */
  wish: Protocol.Page.windowOpenPayload | undefined
  title = ''
  destroyed = false
  crashed = false

  constructor({ webContents, session, preferences, target, owner }: PageOptions) {
    this.webContents = webContents
    this.session = session
    this.preferences = preferences
    this.#owner = owner
    this.opened = Target.open(target, (opened) => this.#prepare(opened))
    this.opened.catch((error: unknown) => {
      if (this.destroyed || lifecycle.exiting) return
      process.stderr.write(`Electron-on-Chromium: a window could not be opened: ${error}\n`)
      app.exit(1)
    })
  }

  get target(): Target | undefined {
    return this.#target
  }
  get isLoading(): boolean {
    return this.#loads.underWay
  }
  get url(): string {
    const url = this.destroyed ? '' : this.frames.main.url
    return isInitialDocument(url) ? '' : url
  }
  get contextId(): string | undefined {
    return this.#target?.contextId
  }

  /** Loads a URL; main itself wants it, so the app is not asked. */
  async load(url: string): Promise<void> {
    const { cdp } = await this.opened
    this.#expectNavigation()
    const load = this.#loads.begin()
    const answer = await cdp
      .send('Page.navigate', { url: toPage(url) })
      .catch(() => ({ errorText: 'net::ERR_ABORTED' }) as const)
    this.#expectNavigation(false) // answered, so the document has been asked for, if there was one to ask for
    await this.#loads.finish(load, url, answer)
  }

  reload(): void {
    this.#loads.begin()
    void this.opened.then(({ cdp }) => {
      this.#expectNavigation()
      cdp.post('Page.reload')
    })
  }

  /** Closes the target, its own `beforeunload` permitting; the window hears of it by `gone`. */
  async close(): Promise<void> {
    const target = await this.opened.catch(() => undefined)
    if (!target) return
    target.cdp.post('Page.close')
    this.#closeTimer = setTimeout(() => this.destroy(target.id), closePatience)
  }

  /** Closes the target without asking it. */
  destroy(targetId: string): void {
    getChromium().connection.root.post('Target.closeTarget', { targetId })
  }

  isMainFrame(frameId: string): boolean {
    return this.frames.isMain(frameId)
  }
  frame(frameId: string): Electron.WebFrameMain | null {
    return this.frames.get(frameId)
  }
  emit(name: string, ...args: unknown[]): boolean {
    return this.webContents.emit(name, ...args)
  }
  allowDocument: InterceptedPage['allowDocument'] = async (paused, url) =>
    (await this.#guard?.allows(paused, url)) ?? true
  decidePermissions(url: string): Promise<void> {
    return decidePermissions(this, url)
  }

  #expectNavigation(expected = true): void {
    if (this.#guard) this.#guard.expected = expected
  }

  /** Everything that must listen before the first document. */
  #prepare(target: Target): Promise<unknown>[] {
    this.#target = target
    this.frames.mainId = target.id
    const { cdp } = target
    this.#guard = new NavigationGuard(this, cdp)
    target.onMessage = (message, context) => this.#receive(message, context)
    followConsole(cdp, (message) => this.#say(message))
    this.#followFrames(cdp)
    this.#loads.follow(cdp, () => this.#owner.painted())
    cdp.on('Page.javascriptDialogOpening', ({ type, message }) => this.#refuseDialog(cdp, type, message))
    cdp.on('Page.windowOpen', (wish) => {
      this.wish = wish
    })
    cdp.on('Page.downloadWillBegin', (begun) => announceDownload(this.session, this.webContents, begun))
    cdp.on('Inspector.targetCrashed', () => this.#crash())
    const applyTheme = () => void target.applyMedia().catch(() => {})
    const { windows } = partsOf(this.session)
    themeListeners.add(applyTheme)
    windows.add(cdp)
    cdp.onClosed(() => {
      themeListeners.delete(applyTheme)
      windows.delete(cdp)
      clearTimeout(this.#closeTimer)
      this.#loads.abandon()
      this.#owner.gone()
    })
    return [
      interceptRequests(this, cdp),
      this.#attachChildren(cdp),
      cdp.send('Page.setDownloadBehavior', { behavior: 'deny' })
    ]
  }

  /** Frames of other sites and workers are targets of their own: their requests come here as well. */
  #attachChildren(cdp: CdpSession): Promise<unknown> {
    cdp.on('Target.attachedToTarget', ({ sessionId }) => {
      const child = cdp.sibling(sessionId)
      if (!child) return
      const ready = Promise.allSettled([interceptRequests(this, child), this.#attachChildren(child)])
      void ready.then(() => child.post('Runtime.runIfWaitingForDebugger'))
    })
    return cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  }

  #say(message: ConsoleMessage): void {
    if (this.destroyed) return
    const event = electronEvent({ ...message, frame: this.frames.main })
    this.emit('console-message', event, 0, message.message, message.lineNumber, message.sourceId)
  }

  #followFrames(cdp: CdpSession): void {
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.frames.put(frameId, parentFrameId, '', ''))
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.remove(frameId)
    })
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.frames.setUrl(frameId, url)
      if (this.isMainFrame(frameId)) this.emit('did-navigate-in-page', electronEvent(), this.url, true, 1, 1)
    })
    cdp.on('Page.frameNavigated', ({ frame }) => {
      this.frames.put(
        frame.id,
        frame.parentId,
        frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? ''),
        frame.name ?? ''
      )
      if (frame.parentId !== undefined) return
      this.crashed = false
      void this.#target?.applyMedia().catch(() => {})
      this.emit('did-navigate', electronEvent(), this.url, 200, '')
    })
  }

  #refuseDialog(cdp: CdpSession, type: string, message: string): void {
    cdp.post('Page.handleJavaScriptDialog', { accept: false })
    if (type === 'beforeunload') {
      clearTimeout(this.#closeTimer)
      this.#owner.keptOpen()
    }
    if (type === 'beforeunload' || this.preferences.disableDialogs) return
    process.stderr.write(`window.${type} is not provided by Electron-on-Chromium (it said: ${message})\n`)
  }

  #crash(): void {
    this.crashed = true
    this.#loads.abandon()
    const details = { reason: 'crashed', exitCode: 139 } as const
    this.emit('render-process-gone', electronEvent(), details)
    app.emit('render-process-gone', electronEvent(), this.webContents, details)
  }

  #receive(message: PageMessage, context: number): void {
    if (this.destroyed) return
    if (message.type === 'invoke' || message.type === 'send') this.#receiveIpc(message, context)
    else if (message.type === 'permission') void this.#receivePermission(message, context)
    else if (message.type === 'open')
      this.askForWindow({ ...message, url: toApp(message.url), frameName: message.name })
    else if (message.type === 'key') this.#receiveKey(message.input, message.handled)
    else if (message.type === 'focus') this.#owner.focused(message.focused)
    else if (message.type === 'resize') this.#owner.resized()
    else if (message.type === 'title') this.#owner.titled(message.title)
    else if (message.type === 'preload-error') this.#reportPreload(message)
  }

  #reportPreload({ message, stack }: Extract<PageMessage, { type: 'preload-error' }>): void {
    const { preload } = this.preferences
    this.emit('preload-error', electronEvent(), preload, Object.assign(new Error(message), { stack }))
    process.stderr.write(`Unable to load preload script: ${preload}\n${stack}\n`)
  }

  #receiveIpc(message: Extract<PageMessage, { type: 'invoke' | 'send' }>, context: number): void {
    const isCurrent = () => !this.destroyed && this.#target?.context === context
    if (message.type === 'send') emitSend(sendEvent(this, isCurrent), message)
    else
      void answerInvoke(invokeEvent(this, isCurrent), message).then((answer) => this.#target?.deliver(answer, context))
  }

  async #receivePermission(message: Extract<PageMessage, { type: 'permission' }>, context: number): Promise<void> {
    const granted = await answerPermission(this, this.url, message.ask)
    this.#target?.deliver({ type: 'reply', id: message.id, value: JSON.stringify(granted) }, context)
  }

  #receiveKey(input: KeyInput, handled: boolean): void {
    const event = electronEvent()
    this.emit('before-input-event', event, { ...input, modifiers: [] })
    if (event.defaultPrevented) notProvided("preventDefault of 'before-input-event'")
    if (!handled && input.type === 'keyDown') handleAccelerator(input, this.webContents)
  }

  /** A link with a target of its own has opened a window, which is closed before it loads anything. */
  refuseOpened(url: string): void {
    const { url: wished = url, windowName = '', windowFeatures = [] } = this.wish ?? {}
    this.wish = undefined
    this.askForWindow({ url: toApp(wished), frameName: windowName, features: windowFeatures.join(',') })
  }

  /** Asks the app about a window that the page wants. None is ever opened. */
  askForWindow({ url, frameName, features }: { url: string; frameName: string; features: string }): void {
    const disposition = features === '' ? ('foreground-tab' as const) : ('new-window' as const)
    const details = { url, frameName, features, disposition, referrer: { url: '', policy: 'default' as const } }
    const answer = this.openHandler?.(details) ?? { action: 'allow' }
    if (answer.action !== 'deny') {
      process.stderr.write(`A window opened by a page is not provided by Electron-on-Chromium (${url})\n`)
    }
  }
}
