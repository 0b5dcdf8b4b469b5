/** The part of Electron's `net.request` that the desk uses (electron.d.ts, `ClientRequest` and `IncomingMessage`). */

/** How a request is opened (electron.d.ts, `ClientRequestConstructorOptions`). */
export type NetRequestOptions = {
  method: string
  url: string
  headers: Record<string, string>
  /** With `omit` no cookies go along, and no 401 of a server asks for a sign-in. */
  credentials: 'omit'
  redirect: 'error'
  cache: 'no-store'
}

/** Who asks for a sign-in (electron.d.ts, `AuthInfo`). */
export type AuthInfo = { isProxy: boolean; host: string; port: number }

/** An answer that is arriving. */
export type NetAnswer = {
  statusCode: number
  statusMessage: string
  headers: Record<string, string | string[]>
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown
  on(event: 'end', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'aborted', listener: () => void): unknown
}

/** Gives a user name and a password; called with nothing it declines. */
export type GiveSignIn = (userName?: string, password?: string) => void

/** A request that is under way once `end` was called. */
export type NetRequest = {
  on(event: 'response', listener: (answer: NetAnswer) => void): unknown
  on(event: 'login', listener: (asking: AuthInfo, give: GiveSignIn) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'abort', listener: () => void): unknown
  end(body?: string): unknown
  abort(): void
}
