/** Which secret an empty secret field stands for. */
import type { ServiceInput } from '../../common/words/services.ts'
import { type Keychain, type KeychainFault, keptSecret } from '../credentials/keychain.ts'
import type { ServiceRow } from '../store/ledger/services.ts'

type Address = Pick<ServiceInput, 'baseUrl' | 'clientId'>

/** The secret, empty where there is none; or why the keychain does not give it. */
export type SecretAnswer = { ok: true; secret: string } | { ok: false; state: KeychainFault }

/**
 * The typed secret; else the one that is kept or was suggested for exactly this base URL and client id. A secret never
 * goes to another address than the one it was given for, whatever is typed beside it.
 */
export async function secretFor(
  typed: ServiceInput,
  kept: ServiceRow | undefined,
  suggested: ServiceInput | null,
  keychain: Keychain
): Promise<SecretAnswer> {
  if (typed.clientSecret !== '') return { ok: true, secret: typed.clientSecret }
  if (kept && isSame(kept, typed)) {
    const found = await keptSecret(keychain, kept.id)
    return found.ok ? { ok: true, secret: found.value ?? '' } : found
  }
  return { ok: true, secret: suggested && isSame(suggested, typed) ? suggested.clientSecret : '' }
}

const isSame = (a: Address, b: Address): boolean =>
  tidy(a.baseUrl) === tidy(b.baseUrl) && a.clientId.trim() === b.clientId.trim()

const tidy = (url: string): string => url.trim().replace(/\/+$/, '')
