/** Thrown where an app asks for something of Electron that this host does not have. */
export class NotProvidedError extends Error {
  override readonly name = 'NotProvidedError'

  constructor(what: string) {
    super(`${what} is not provided by Electron-on-Chromium`)
  }
}

/** Refuses: nothing pretends to have worked. */
export function notProvided(what: string): never {
  throw new NotProvidedError(what)
}
