/** Where a window is and how large: remembered headless, asked of and told to Chromium where it is shown. */
import { getChromium } from '../app/lifecycle.ts'
import type { Protocol } from '../chromium/cdp.ts'
import { primaryDisplay, screen } from '../desktop/screen.ts'
import { headed } from '../host.ts'
import type { Page } from './page.ts'

type Bounds = Electron.Rectangle
type State = 'normal' | 'maximized' | 'minimized' | 'fullscreen'

/** Limits of a window's size. */
export interface SizeLimits {
  readonly minWidth: number
  readonly minHeight: number
  readonly maxWidth: number
  readonly maxHeight: number
}

/** Far enough that a window that is not shown yet is seen nowhere. */
const outOfSight = -20_000

/** One window's place. */
export class Placement {
  readonly #page: Page
  readonly #changed: (moved: boolean, resized: boolean) => void
  limits: SizeLimits
  #normal: Bounds
  #state: State = 'normal'
  #visible = false

  constructor(page: Page, bounds: Bounds, limits: SizeLimits, changed: (moved: boolean, resized: boolean) => void) {
    this.#page = page
    this.limits = limits
    this.#normal = this.#limited(bounds)
    this.#changed = changed
    if (headed) void page.opened.then(() => this.#apply())
  }

  get state(): State {
    return this.#state
  }
  get visible(): boolean {
    return this.#visible
  }
  get normal(): Bounds {
    return { ...this.#normal }
  }
  get bounds(): Bounds {
    if (this.#state === 'fullscreen') return { ...screen.getDisplayMatching(this.#normal).bounds }
    return this.#state === 'maximized' ? { ...primaryDisplay().workArea } : this.normal
  }

  setVisible(visible: boolean): void {
    this.#visible = visible
    void this.#apply()
  }

  setState(state: State): void {
    const before = this.bounds
    this.#state = state
    void this.#apply()
    this.#report(before)
  }

  setBounds(bounds: Partial<Bounds>): void {
    const before = this.bounds
    this.#state = 'normal'
    this.#normal = this.#limited({ ...this.#normal, ...bounds })
    void this.#apply()
    this.#report(before)
  }

  /** Notes what the person did with the window's frame. */
  async readBack(): Promise<void> {
    if (!headed || !this.#visible) return
    const { bounds } = await this.#window()
    if (bounds.windowState !== 'normal') return
    const before = this.bounds
    const { left: x = before.x, top: y = before.y, width = before.width, height = before.height } = bounds
    this.#state = 'normal'
    this.#normal = { x, y, width, height }
    this.#report(before)
  }

  #report(before: Bounds): void {
    const now = this.bounds
    const moved = now.x !== before.x || now.y !== before.y
    const resized = now.width !== before.width || now.height !== before.height
    if (resized) void this.#page.opened.then((target) => target.setSize(now)).catch(() => {})
    if (moved || resized) this.#changed(moved, resized)
  }

  #limited(bounds: Bounds): Bounds {
    const { minWidth, minHeight, maxWidth, maxHeight } = this.limits
    const width = Math.max(minWidth, Math.min(maxWidth || Number.POSITIVE_INFINITY, bounds.width))
    const height = Math.max(minHeight, Math.min(maxHeight || Number.POSITIVE_INFINITY, bounds.height))
    return { x: bounds.x, y: bounds.y, width, height }
  }

  async #window(): Promise<Protocol.Browser.getWindowForTargetReturnValue> {
    const { id } = await this.#page.opened
    return getChromium().connection.root.send('Browser.getWindowForTarget', { targetId: id })
  }

  async #apply(): Promise<void> {
    if (!headed) return
    try {
      const { windowId, bounds } = await this.#window()
      const set = (wanted: Protocol.Browser.Bounds) =>
        getChromium().connection.root.send('Browser.setWindowBounds', { windowId, bounds: wanted })
      // A place can only be given to a window that is in its normal state.
      if (bounds.windowState !== 'normal') await set({ windowState: 'normal' })
      const { x, y, width, height } = this.#normal
      await set(
        this.#visible ? { left: x, top: y, width, height } : { left: outOfSight, top: outOfSight, width, height }
      )
      if (this.#visible && this.#state !== 'normal') await set({ windowState: this.#state })
    } catch {
      // The window has been closed meanwhile.
    }
  }
}
