/** Managers' keys: each is kept in the keychain, sealed under a key that only the manager's PIN makes. Tries are counted. */
import { z } from 'zod'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import { oneAtATime } from '../clock/one-at-a-time.ts'
import { type Keychain, keptSecret } from '../credentials/keychain.ts'
import { forgetEntry, keychainProblem } from '../credentials/keychain-problem.ts'
import { keyOfPin, type PinCost, pinCost, pinProblem } from '../credentials/pin.ts'
import { createWaits } from '../credentials/waits.ts'
import type { Store } from '../store/open-store.ts'
import { type KeyPair, newSigningKey } from './keys.ts'

const kept = z.object({
  N: z.int().max(2 ** 20),
  r: z.int().max(32),
  p: z.int().max(16),
  salt: z.base64(),
  sealed: z.base64()
})

type Kept = z.infer<typeof kept>

/** What they are kept with. `cost`: of each try; tests that make many take less. */
export type ManagerKeysOptions = {
  keychain: Pick<Keychain, 'get' | 'set' | 'remove' | 'probe'>
  clock: Pick<Clock, 'monotonic'>
  random: RandomBytes
  cost?: PinCost
}

type ManagingStore = Pick<Store, 'managing'>

/** The managers' keys of a desk. */
export type ManagerKeys = {
  /** Makes a key and keeps it under a PIN. */
  make(pin: string): Promise<Outcome<KeyPair>>
  /** Opens a key by its PIN. One try at a time; wrong ones make waits that grow. */
  open(store: ManagingStore, key: string, pin: string): Promise<Outcome<KeyPair>>
  /** A key is not kept any more; false where the keychain does not let it go. */
  forget(key: string): Promise<boolean>
}

const accountOf = (key: string): string => `office manager ${key}`
const aboutOf = (key: string): string[] => ['manager key', key]

/** Managers' keys that are kept in this keychain. */
export function createManagerKeys({ keychain, clock, random, cost = pinCost }: ManagerKeysOptions): ManagerKeys {
  const waits = createWaits(clock)
  const inTurn = oneAtATime()

  async function make(pin: string): Promise<Outcome<KeyPair>> {
    const problem = pinProblem(pin)
    if (problem) return failed({ code: 'invalid', fields: { pin: problem } })
    const pair = newSigningKey(random)
    const salt = random(16)
    const sealed = seal(await keyOfPin(pin, salt, cost), bytes(pair.secret), aboutOf(pair.public), random)
    const { N, r, p } = cost
    const entry: Kept = { N, r, p, salt: base64(salt), sealed: base64(sealed) }
    const answer = await keychain.set(accountOf(pair.public), JSON.stringify(entry))
    return answer.ok ? ok(pair) : failed(keychainProblem(answer.state))
  }

  // Counted before it is tried: whoever ends the process meanwhile has used the try.
  async function open({ managing }: ManagingStore, key: string, pin: string): Promise<Outcome<KeyPair>> {
    const before = managing.failedOf(key)
    if (before === undefined) return failed({ code: 'pinMissing' })
    if (waits.left(key, before) > 0) return failed({ code: 'pinWait' })
    managing.noteFailed(key, before + 1)
    const found = await keptSecret(keychain, accountOf(key))
    const entry = found.ok ? readKept(found.value) : undefined
    if (!entry) {
      managing.noteFailed(key, before)
      return failed(found.ok ? { code: 'pinMissing' } : keychainProblem(found.state))
    }
    const { salt, sealed, ...itsCost } = entry
    const opened = unseal(await keyOfPin(pin, fromBase64(salt), itsCost), fromBase64(sealed), aboutOf(key))
    if (!opened) {
      waits.begin(key, before + 1)
      return failed({ code: 'invalid', fields: { pin: 'pinWrong' } })
    }
    managing.noteFailed(key, 0)
    waits.end(key)
    return ok({ secret: Buffer.from(opened).toString('hex'), public: key })
  }

  return {
    make,
    open: (store, key, pin) => inTurn(() => open(store, key, pin)),
    forget: async (key) => (await forgetEntry(keychain, accountOf(key))) === null
  }
}

function readKept(value: string | null): Kept | undefined {
  try {
    return value === null ? undefined : kept.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const base64 = (of: Uint8Array): string => Buffer.from(of).toString('base64')
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64')
