/** What the parts of the app share about its coming and going. */
import type { Chromium } from '../chromium/chromium.ts'

interface Lifecycle {
  ready: boolean
  /** True from the moment a quit has begun until it is called off. */
  quitting: boolean
  /** True once the process is on its way out. */
  exiting: boolean
  chromium: Chromium | undefined
}

/** The one state. */
export const lifecycle: Lifecycle = { ready: false, quitting: false, exiting: false, chromium: undefined }

/** The running Chromium; there is one from `ready` on. */
export function getChromium(): Chromium {
  if (!lifecycle.chromium) throw new Error('Chromium has not been started')
  return lifecycle.chromium
}
