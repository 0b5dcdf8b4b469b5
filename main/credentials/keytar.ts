/** The part of keytar that the desk uses. `findCredentials` is left out: it can take the process down. */
import { createRequire } from 'node:module'

/** Calls of the system's keychain. Each rejects with an Error whose message is in the system's language. */
export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

// Not `import`, which remembers a failure for ever: libsecret may be installed while the desk runs.
const requireHere = createRequire(import.meta.url)

/** Loads keytar. Rejects where its library or a library it needs (libsecret on Linux) is not there. */
export const loadKeytar = async (): Promise<Keytar> => requireHere('keytar')
