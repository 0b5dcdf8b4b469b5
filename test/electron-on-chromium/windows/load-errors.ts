/** Failed loads, as `did-fail-load` and `loadURL` report them. */

const numbers: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_TIMED_OUT: -7,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324
}

/** What `loadURL` rejects with. */
export interface LoadError extends Error {
  readonly errno: number
  readonly code: string
  readonly url: string
}

/** Makes the error of a failed load from Chromium's text, `net::ERR_…`. */
export function loadError(text: string, url: string): LoadError {
  const code = text.replace('net::', '')
  const errno = numbers[code] ?? -2
  return Object.assign(new Error(`${code} (${errno}) loading '${url.slice(0, 2048)}'`), { errno, code, url })
}
