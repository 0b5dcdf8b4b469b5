import type { Clock } from '../clock.ts'
import type { Log } from '../log/log.ts'

/** Whether the keychain can be used. */
export type KeychainState = 'ok' | KeychainFault
/**
 * Why the keychain did not do what was asked: `locked` (or somebody is looking at an unlock prompt), `missing` (no
 * keychain on this machine or in this session), `denied` (the system or the person said no).
 */
export type KeychainFault = 'locked' | 'missing' | 'denied'
/** What a call of the keychain answers. */
export type KeychainAnswer<T> = { ok: true; value: T } | { ok: false; state: KeychainFault }
/** What keeping a secret answers; `tooLong`: more than 2,560 bytes. */
export type KeepAnswer = { ok: true; value: null } | { ok: false; state: KeychainFault | 'tooLong' }

/** The system's keychain. */
export type Keychain = {
  /** The secret, or null where there is none. A locked Linux keyring may say null too: `probe` tells the two apart. */
  get(account: string): Promise<KeychainAnswer<string | null>>
  set(account: string, secret: string): Promise<KeepAnswer>
  /** True where there was one. */
  remove(account: string): Promise<KeychainAnswer<boolean>>
  /** Tries the keychain with a secret of no meaning: set, get, compare, delete. */
  probe(): Promise<KeychainState>
}

/** What a keychain works with. */
export type KeychainOptions = { service: string; clock: Clock; log: Log; deadlineMs?: number }
