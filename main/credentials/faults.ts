/** Why a call of the keychain failed, as far as its error tells. */

/** See `KeychainFault` in `keychain.ts`; null where only a further call can tell. */
export type SaidFault = 'locked' | 'missing' | 'denied' | 'full' | null

const denied = /apparmor|accessdenied|access (is )?denied|permission denied|not permitted|not authorized/i
const windowsWithoutVault = /logon session/i
const macLocked = /interaction is not allowed/i
const macFull = /disk is full|no space left|not enough (space|room|memory)/i
const macMissing = /keychain (could not|cannot) be found|no keychain is available/i

/**
 * What an error's message says. Messages are in the system's language, so a message alone decides only where a wrong
 * guess does little harm, and on Linux not at all, except for a denial:
 * - Linux (tried with libsecret and gnome-keyring 42, no desktop): no bus → "Cannot autolaunch D-Bus without X11 $DISPLAY" or "Could
 *   not connect: …"; a bus without the service → "The name org.freedesktop.secrets was not provided by any .service
 *   files"; locked, on set → "Cannot create an item in a locked collection"; never made and nobody there to make it, on
 *   set → "Object does not exist at path …/collection/login". In the first three every call throws; in the last two
 *   `get` returns null and only `set` throws. That difference is the same in every language: see `keychain.ts`.
 * - macOS: errSecInteractionNotAllowed is a locked keychain, errSecNoDefaultKeychain and errSecNotAvailable a missing
 *   one; all else (cancelled, wrong password, not in the access list) is a denial.
 * - Linux, full: gnome-keyring refuses what it cannot write, and goes on reading; so does a locked one, which finds nothing.
 * - Windows: no logon session means no vault, which is what a service account or a policy against stored passwords has. All
 *   else is left to a further call: a Credential Manager that refuses to keep and still looks up is full.
 */
export function faultOf(error: unknown, platform: NodeJS.Platform): SaidFault {
  const message = error instanceof Error ? error.message : ''
  if (platform === 'linux') return saidDenied(message)
  if (platform === 'win32') return windowsWithoutVault.test(message) ? 'missing' : saidDenied(message)
  if (macFull.test(message)) return 'full'
  if (macLocked.test(message)) return 'locked'
  return macMissing.test(message) ? 'missing' : 'denied'
}

const saidDenied = (message: string): SaidFault => (denied.test(message) ? 'denied' : null)
