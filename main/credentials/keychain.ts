/**
 * The system's keychain behind a small port: Credential Manager, Keychain, or a Secret Service.
 *
 * A call runs on one of the four threads that Node shares between files, names and cryptography, and cannot be broken
 * off: with an unlock prompt on screen it takes as long as the person does (D-Bus gives up on a prompt that does not
 * come up after 25 s or more). Hence one call in flight: a keychain that hangs holds one thread, never all. And hence
 * the end of the app: `process.exit` runs its listeners at once, but the process stays until the hanging call ends; only
 * a signal that kills it does not wait. Nothing is lost by that: the databases are closed by then.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import { faultOf } from './faults.ts'
import { type Keytar, loadKeytar } from './keytar.ts'
import { createTurns } from './turns.ts'

/**
 * Why the keychain did not do what was asked. `locked`: locked, or an unlock prompt is on screen; `missing`: this machine
 * or session has no keychain; `denied`: the system or the person said no; `full`: it gives what it has and takes nothing more.
 */
export type KeychainFault = 'locked' | 'missing' | 'denied' | 'full'
/** Whether the keychain can be used. */
export type KeychainState = 'ok' | KeychainFault
/** What a call of the keychain returns. */
export type KeychainAnswer<T> = { ok: true; value: T } | { ok: false; state: KeychainFault }
/** What keeping a secret returns; `tooLong`: more than 2,560 bytes. */
export type KeepAnswer = KeychainAnswer<null> | { ok: false; state: 'tooLong' }

/**
 * The system's keychain. Every call returns within the deadline. A later result is not heard: the call has returned
 * `locked`, and a `set` or `remove` may still take effect when the keychain is unlocked.
 */
export type Keychain = {
  /** The secret, or null where there is none. A locked Linux keyring may say null too: `probe` tells the two apart. */
  get(account: string): Promise<KeychainAnswer<string | null>>
  /**
   * Keeps a secret, in place of the one before. 1 to 2,560 bytes in UTF-8, which is what Windows takes.
   * @throws RangeError where it is empty, not well-formed, or holds a NUL: keychains would keep another secret instead
   */
  set(account: string, secret: string): Promise<KeepAnswer>
  /** True where there was one. */
  remove(account: string): Promise<KeychainAnswer<boolean>>
  /** Tries the keychain with a secret of no meaning: set, get, compare, delete. */
  probe(): Promise<KeychainState>
}

/** What a keychain works with. */
export type KeychainOptions = {
  /** The name under which the system's own tools show the entries. */
  service: string
  clock: Clock
  log: Log
  /** Milliseconds in which each call answers, waiting for its turn included. 15 s when not given. */
  deadlineMs?: number
  /** Loads keytar at the first call; the real one when not given. */
  load?: () => Promise<Keytar>
  platform?: NodeJS.Platform
}

/** The most bytes of a secret on Windows (CRED_MAX_CREDENTIAL_BLOB_SIZE); kept to everywhere. */
const mostSecretBytes = 2_560

const usualDeadlineMs = 15_000

type CallName = 'get' | 'set' | 'remove' | 'probe'
type Work<T> = (keytar: Keytar) => Promise<T>

class Faulty extends Error {
  readonly fault: KeychainFault
  constructor(fault: KeychainFault) {
    super(fault)
    this.fault = fault
  }
}

/** Opens the keychain. Nothing is loaded or asked until the first call. */
export function openKeychain(options: KeychainOptions): Keychain {
  const { service, clock, log, load = loadKeytar, platform = process.platform } = options
  const turns = createTurns(clock, options.deadlineMs ?? usualDeadlineMs)
  // Each desk's own: two that probe one keychain at a time would overwrite and remove each other's.
  const probeAccount = `availability probe ${randomUUID()}`
  let loading: Promise<Keytar> | undefined
  // An entry that is there: a keyring that does not give it is locked.
  let known: string | undefined

  async function loaded(): Promise<Keytar> {
    try {
      loading ??= load()
      return await loading
    } catch {
      // So that the next call tries again, should the system's library have been installed meanwhile.
      loading = undefined
      throw new Faulty('missing')
    }
  }

  async function call<T>(name: CallName, work: Work<T>): Promise<KeychainAnswer<T>> {
    const answer = await turns.take(() => attempt(work, name === 'set' || name === 'probe'))
    const outcome = answer.ok ? answer.value : { ok: false as const, state: 'locked' as const }
    if (!outcome.ok) log.warn('keychain.failed', { call: name, state: outcome.state, late: !answer.ok })
    return outcome
  }

  async function attempt<T>(work: Work<T>, isKeeping: boolean): Promise<KeychainAnswer<T>> {
    try {
      return { ok: true, value: await work(await loaded()) }
    } catch (error) {
      return { ok: false, state: error instanceof Faulty ? error.fault : await faultBehind(error, isKeeping) }
    }
  }

  /**
   * Tells a locked Secret Service from a missing one without reading messages, which are in any language: where there is
   * none, even looking something up fails; a locked one is looked up in and finds nothing. One that keeps nothing and still
   * gives what it has is full.
   */
  async function faultBehind(error: unknown, isKeeping: boolean): Promise<KeychainFault> {
    const fault = faultOf(error, platform)
    if (fault !== null) return fault
    const onWindows = platform === 'win32'
    try {
      const keytar = await loaded()
      const found = await keytar.getPassword(service, known ?? probeAccount)
      const isFull = isKeeping && (onWindows || found !== null)
      return isFull ? 'full' : notFull(onWindows)
    } catch {
      return onWindows ? 'denied' : 'missing'
    }
  }

  async function tryOut(keytar: Keytar): Promise<null> {
    const secret = randomUUID()
    await keytar.setPassword(service, probeAccount, secret)
    const read = await keytar.getPassword(service, probeAccount)
    if (read !== secret) throw new Faulty('locked')
    await keytar.deletePassword(service, probeAccount)
    return null
  }

  return {
    get: (account) =>
      call('get', async (keytar) => {
        const found = await keytar.getPassword(service, account)
        if (found !== null) known = account
        return found
      }),
    async set(account, secret) {
      if (!isFaithful(secret)) throw new RangeError('A secret is well-formed text without NUL, and not empty')
      if (Buffer.byteLength(secret, 'utf8') > mostSecretBytes) return { ok: false, state: 'tooLong' }
      return call('set', async (keytar) => {
        await keytar.setPassword(service, account, secret)
        return null
      })
    },
    remove(account) {
      if (known === account) known = undefined
      return call('remove', (keytar) => keytar.deletePassword(service, account))
    },
    async probe() {
      const answer = await call('probe', tryOut)
      return answer.ok ? 'ok' : answer.state
    }
  }
}

/**
 * A secret that was kept; null where it is not there any more. A locked Linux keyring says the same of one that it holds:
 * so the keychain is tried before that is believed.
 */
export async function keptSecret(
  keychain: Pick<Keychain, 'get' | 'probe'>,
  account: string
): Promise<KeychainAnswer<string | null>> {
  const found = await keychain.get(account)
  if (!found.ok || found.value !== null) return found
  const state = await keychain.probe()
  // A full one gives all that it has.
  if (state !== 'ok' && state !== 'full') return { ok: false, state }
  // It may have been unlocked in between.
  return keychain.get(account)
}

const notFull = (onWindows: boolean): KeychainFault => (onWindows ? 'denied' : 'locked')

// Tried with libsecret: a NUL ends the secret there, and half a surrogate pair becomes U+FFFD.
const isFaithful = (secret: string) => secret !== '' && !secret.includes('\0') && secret.isWellFormed()
