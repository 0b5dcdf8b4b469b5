/** The few parts of a page's globals that the code in `page/` uses: the project's main configuration has no DOM. */

interface Dispatched {
  readonly detail: unknown
  stopImmediatePropagation(): void
}
/** A keyboard event, as far as it is reported. */
export interface KeyboardEventLike {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly location: number
  readonly isTrusted: boolean
  readonly defaultPrevented: boolean
}
/** The document. */
export interface DocumentLike {
  readonly baseURI: string
  readonly title: string
  readonly head: object
  addEventListener(type: string, listener: (event: Dispatched) => void): void
  dispatchEvent(event: Event): boolean
}
/** A page's global object. */
export interface PageGlobal {
  readonly document: DocumentLike
  readonly top: unknown
  readonly location: { readonly href: string; readonly protocol: string }
  readonly MutationObserver: new (
    listener: () => void
  ) => { observe(node: object, what: { subtree: boolean; childList: boolean; characterData: boolean }): void }
  readonly CustomEvent: new (type: string, init: { detail: unknown }) => Event
  addEventListener(type: string, listener: (event: never) => void, capture?: boolean): void
  requestIdleCallback(work: () => void, options: { timeout: number }): void
  [name: string]: unknown
}
