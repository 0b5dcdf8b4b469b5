/** What the keychain's faults are to the clerk. */
import type { Problem } from '../../common/words/problems.ts'
import type { Keychain, KeychainFault } from './keychain.ts'

const codes = {
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  full: 'keychainFull',
  tooLong: 'secretTooLong'
} as const satisfies Record<KeychainFault | 'tooLong', Problem['code']>

/** Why the keychain did not keep or give a secret, by its stable code. */
export const keychainProblem = (fault: KeychainFault | 'tooLong'): Problem => ({ code: codes[fault] })

/** Removes an entry; null where it is gone. A locked keyring says that there is none, so it is tried before that is believed. */
export async function forgetEntry(
  keychain: Pick<Keychain, 'remove' | 'probe'>,
  account: string
): Promise<KeychainFault | null> {
  const removed = await keychain.remove(account)
  if (!removed.ok) return removed.state
  const state = removed.value ? 'ok' : await keychain.probe()
  // A full one gives all that it has.
  return state === 'ok' || state === 'full' ? null : state
}
