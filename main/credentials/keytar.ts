/** The part of keytar that the desk uses. `findCredentials` is left out: it can take the process down. */

/** Calls of the system's keychain. Each rejects with an Error whose message is in the system's language. */
export type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Loads keytar. Rejects where its library or a library it needs (libsecret on Linux) is not there. */
export async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar')
  return keytar
}
