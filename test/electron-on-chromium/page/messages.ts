/** What the isolated world of a page and the main process say to each other. */

/** From the page, through the binding. */
export type PageMessage =
  | { readonly type: 'up' }
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'send'; readonly channel: string; readonly args: string }
  | { readonly type: 'preload-error'; readonly message: string; readonly stack: string }
  | { readonly type: 'permission'; readonly id: number; readonly ask: PermissionAsk }
  | { readonly type: 'open'; readonly url: string; readonly name: string; readonly features: string }
  | { readonly type: 'key'; readonly input: KeyInput; readonly handled: boolean }
  | { readonly type: 'focus'; readonly focused: boolean }
  | { readonly type: 'resize' }
  | { readonly type: 'title'; readonly title: string }

/** To the page. */
export type HostMessage =
  | { readonly type: 'reply'; readonly id: number; readonly value: string }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | { readonly type: 'push'; readonly channel: string; readonly args: string }

/** A page's question about a permission: merely looked up, or asked for. */
export interface PermissionAsk {
  readonly kind: 'check' | 'request'
  /** Electron's name of it. */
  readonly permission: string
  readonly mediaTypes?: readonly string[]
}

/** A key press or release, with the fields of Electron's `Input`. */
export interface KeyInput {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
  readonly isComposing: boolean
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly location: number
}
