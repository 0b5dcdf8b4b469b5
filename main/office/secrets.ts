/** What the keychain keeps of the office: the desk's own keys, its login's password, and the office's keys. */
import { z } from 'zod'
import { oneAtATime } from '../clock/one-at-a-time.ts'
import type { Keychain, KeychainFault } from '../credentials/keychain.ts'
import { keptSecret } from '../credentials/keychain.ts'
import { keyName } from './keys.ts'

const hex = (bytes: number) => z.string().length(bytes * 2)
const pair = z.object({ secret: hex(32), public: hex(32) })

const shape = z.object({
  password: z.string().max(200),
  sign: pair,
  box: pair,
  /** Box keys that were renewed: what was handed over for them is still taken, until the office's key is handed over for the newest. */
  older: z.array(pair).max(3).optional(),
  /** The office's keys by epoch; none before the desk was admitted. */
  keys: z.record(z.string().regex(/^\d{1,9}$/), hex(32))
})

/** What the keychain keeps of the office. */
export type OfficeSecrets = z.infer<typeof shape>

/** Under which name the keychain has those of a desk, which is known by the name of its signing key. */
export const officeAccount = (desk: string): string => `office ${desk}`

/** The name of the desk whose secrets they are. */
const deskOf = ({ sign }: OfficeSecrets): string => keyName(sign.public)

/** A desk's secrets; null where none are kept, or none that this version understands. */
export async function officeSecrets(
  keychain: Pick<Keychain, 'get' | 'probe'>,
  desk: string
): Promise<{ ok: true; value: OfficeSecrets | null } | { ok: false; state: KeychainFault }> {
  const found = await keptSecret(keychain, officeAccount(desk))
  if (!found.ok || found.value === null) return found.ok ? { ok: true, value: null } : found
  try {
    return { ok: true, value: shape.parse(JSON.parse(found.value)) }
  } catch {
    return { ok: true, value: null }
  }
}

/** Keeps the secrets, in place of those before. */
export const keepOfficeSecrets = (keychain: Pick<Keychain, 'set'>, secrets: OfficeSecrets) =>
  keychain.set(officeAccount(deskOf(secrets)), JSON.stringify(secrets))

// Whoever changes one of them keeps what another call has changed meanwhile: a key, or the password.
const queues = new WeakMap<object, ReturnType<typeof oneAtATime>>()

function queueOf(keychain: object): ReturnType<typeof oneAtATime> {
  const queue = queues.get(keychain) ?? oneAtATime()
  queues.set(keychain, queue)
  return queue
}

/** Changes what is kept of a desk, and returns it. `none`: nothing is kept, or nothing that this version understands. */
export const changeSecrets = (
  keychain: Pick<Keychain, 'get' | 'set' | 'probe'>,
  desk: string,
  how: (now: OfficeSecrets) => OfficeSecrets
): Promise<{ ok: true; value: OfficeSecrets } | { ok: false; state: KeychainFault | 'tooLong' | 'none' }> =>
  queueOf(keychain)(async () => {
    const now = await officeSecrets(keychain, desk)
    if (!now.ok) return now
    if (now.value === null) return { ok: false, state: 'none' }
    const value = how(now.value)
    const kept = await keepOfficeSecrets(keychain, value)
    return kept.ok ? { ok: true, value } : kept
  })

/** The office's key of an epoch; undefined where this desk has none. */
export const keyOfEpoch = ({ keys }: OfficeSecrets, epoch: number): string | undefined => keys[String(epoch)]

/** The newest key that this desk has, and its epoch; undefined before it was admitted. */
export function newestKey({ keys }: OfficeSecrets): { epoch: number; key: string } | undefined {
  const epoch = Math.max(...Object.keys(keys).map(Number))
  const key = keys[String(epoch)]
  return key === undefined ? undefined : { epoch, key }
}
