/** The part of `BrowserWindow` that is about where a window is, how large, and in which state. */
import { primaryDisplay } from '../desktop/screen.ts'
import { type Provided, strictEmitter } from '../strict.ts'
import type { Page } from './page.ts'
import { Placement } from './placement.ts'

const events = [
  'always-on-top-changed',
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
  'unresponsive' // never: a hanging page is not noticed
]

/** A window with a place. */
export abstract class PlacedWindow
  extends strictEmitter('BrowserWindow', events)
  implements Provided<Electron.BrowserWindow>
{
  #placement: Placement | undefined

  abstract show(): void

  /** Places the window; once, by the constructor. */
  protected static place(
    window: PlacedWindow,
    page: Page,
    options: Electron.BrowserWindowConstructorOptions
  ): Placement {
    const { width = 800, height = 600, minWidth = 0, minHeight = 0, maxWidth = 0, maxHeight = 0 } = options
    const { x, y } = { ...centered(width, height), ...options }
    const limits = { minWidth, minHeight, maxWidth, maxHeight }
    const placement = new Placement(page, { x, y, width, height }, limits, (moved, resized) => {
      if (moved) window.emit('move')
      if (resized) window.emit('resize')
    })
    window.#placement = placement
    if (options.fullscreen) placement.setState('fullscreen')
    return placement
  }

  get #place(): Placement {
    if (!this.#placement) throw new TypeError('the window has no place yet')
    return this.#placement
  }

  #isProtected = false

  /** Only remembered: nothing here records a screen. */
  setContentProtection(enable: boolean): void {
    this.#isProtected = enable
  }
  isContentProtected(): boolean {
    return this.#isProtected
  }
  isVisible(): boolean {
    return this.#place.visible && !this.isMinimized()
  }
  minimize(): void {
    if (this.isMinimized()) return
    this.#place.setState('minimized')
    this.emit('minimize')
  }
  maximize(): void {
    if (!this.#place.visible) this.show()
    if (this.isMaximized()) return
    this.#place.setState('maximized')
    this.emit('maximize')
  }
  unmaximize(): void {
    if (!this.isMaximized()) return
    this.#place.setState('normal')
    this.emit('unmaximize')
  }
  restore(): void {
    const from = this.#place.state
    if (from === 'normal' || from === 'fullscreen') return
    this.#place.setState('normal')
    this.emit(from === 'minimized' ? 'restore' : 'unmaximize')
  }
  isMinimized(): boolean {
    return this.#place.state === 'minimized'
  }
  isMaximized(): boolean {
    return this.#place.state === 'maximized'
  }
  setFullScreen(flag: boolean): void {
    if (flag === this.isFullScreen()) return
    this.#place.setState(flag ? 'fullscreen' : 'normal')
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.#place.state === 'fullscreen'
  }
  isNormal(): boolean {
    return this.#place.state === 'normal'
  }

  getBounds(): Electron.Rectangle {
    return this.#place.bounds
  }
  getNormalBounds(): Electron.Rectangle {
    return this.#place.normal
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#place.setBounds(bounds)
  }
  getContentBounds(): Electron.Rectangle {
    return this.#place.bounds
  }
  getSize(): number[] {
    const { width, height } = this.#place.bounds
    return [width, height]
  }
  setSize(width: number, height: number): void {
    this.#place.setBounds({ width, height })
  }
  getPosition(): number[] {
    const { x, y } = this.#place.bounds
    return [x, y]
  }
  setPosition(x: number, y: number): void {
    this.#place.setBounds({ x, y })
  }
  center(): void {
    const { width, height } = this.#place.normal
    this.#place.setBounds(centered(width, height))
  }
  setMinimumSize(minWidth: number, minHeight: number): void {
    this.#place.limits = { ...this.#place.limits, minWidth, minHeight }
  }
  getMinimumSize(): number[] {
    return [this.#place.limits.minWidth, this.#place.limits.minHeight]
  }
}

function centered(width: number, height: number): Electron.Point {
  const { workArea } = primaryDisplay()
  return { x: Math.round((workArea.width - width) / 2), y: Math.round((workArea.height - height) / 2) }
}
