/** `Tray`: shown nowhere. It keeps what it was given; tests emit what a person would do, and choose from the menu. */
import { type Provided, strictEmitter } from '../strict.ts'

const events = ['click', 'double-click', 'right-click']

class Tray extends strictEmitter('Tray', events) implements Provided<Electron.Tray> {
  /** What was set last; for tests. */
  readonly given: { image: Electron.NativeImage | string; toolTip: string; menu: Electron.Menu | null }
  #isDestroyed = false

  constructor(image: Electron.NativeImage | string) {
    super()
    // Electron throws so for a picture that it cannot read.
    if (typeof image !== 'string' && image.isEmpty()) throw new Error('Failed to load image from path')
    this.given = { image, toolTip: '', menu: null }
  }

  setToolTip(toolTip: string): void {
    this.given.toolTip = toolTip
  }
  setContextMenu(menu: Electron.Menu | null): void {
    this.given.menu = menu
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  destroy(): void {
    this.#isDestroyed = true
  }
}

export { Tray }
