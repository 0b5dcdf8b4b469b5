import type { DeskApi } from '../../preload/contract/contract.ts'

declare global {
  interface Window {
    /** What the preload exposes: the only way out of this window. */
    readonly eeidDesk: DeskApi
  }
}

/** The main process, as this window may know it. */
export function desk(): DeskApi {
  return window.eeidDesk
}
