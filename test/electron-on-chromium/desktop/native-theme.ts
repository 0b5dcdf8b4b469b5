/** `nativeTheme`. What the system prefers is "light" until a test says otherwise. */
import { type Provided, strictEmitter } from '../strict.ts'

type Source = Electron.NativeTheme['themeSource']

/** Told when the pages' media features must change. */
export const themeListeners = new Set<() => void>()

class NativeTheme extends strictEmitter('nativeTheme', ['updated']) implements Provided<Electron.NativeTheme> {
  #source: Source = 'system'

  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Error processing argument: ${source}`)
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    for (const listener of themeListeners) listener()
    if (wasDark !== this.shouldUseDarkColors) setImmediate(() => this.emit('updated'))
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return false
  }
  get shouldUseHighContrastColors(): boolean {
    return false
  }
  get shouldUseInvertedColorScheme(): boolean {
    return false
  }
  get inForcedColorsMode(): boolean {
    return false
  }
  get prefersReducedTransparency(): boolean {
    return false
  }
}

/** `nativeTheme`. */
export const nativeTheme = new NativeTheme()

/** The media features that pages are to match. */
export function mediaFeatures(): { name: string; value: string }[] {
  const source = nativeTheme.themeSource
  return [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }]
}
