/**
 * The secrets of the desk's services, as keys to check signatures with. They are read when the receiver begins and kept
 * while it listens: a keychain takes one call at a time and may take seconds, and a delivery has a tenth of one. A key
 * object keeps them out of the JavaScript heap.
 */
import { createSecretKey } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { ServiceKey } from './delivery.ts'

/** What keys are read with. */
export type KeyOptions = {
  clock: Clock
  services: () => readonly { id: string; clientId: string }[]
  /** The secret of a service; null where the keychain does not give it. */
  secretOf: (serviceId: string) => Promise<string | null>
}

/** The keys that are at hand. */
export type Keys = {
  all(): readonly ServiceKey[]
  /** How many services the keychain gave no secret of. */
  missing(): number
  /** Reads every secret again. */
  read(): Promise<void>
  /** Asks the keychain again for those that are missing, unless it was asked just now. */
  tryMissing(): Promise<void>
  forget(): void
}

const betweenTriesMs = 10_000

/** Begins with none. */
export function createKeys({ clock, services, secretOf }: KeyOptions): Keys {
  let keys: readonly ServiceKey[] = []
  let missing = 0
  let triedAt = Number.NEGATIVE_INFINITY
  // What was begun before the last `read` or `forget` no longer counts.
  let turn = 0

  async function read(): Promise<void> {
    turn += 1
    const mine = turn
    triedAt = clock.monotonic()
    const wanted = services()
    const found = await Promise.all(wanted.map(keyOf))
    if (mine !== turn) return
    keys = found.flatMap((key) => key ?? [])
    missing = wanted.length - keys.length
  }

  async function keyOf({ id, clientId }: { id: string; clientId: string }): Promise<ServiceKey | null> {
    const secret = await secretOf(id).catch(() => null)
    return secret ? { serviceId: id, clientId, key: createSecretKey(secret, 'utf8') } : null
  }

  return {
    all: () => keys,
    missing: () => missing,
    read,
    async tryMissing() {
      if (missing > 0 && clock.monotonic() - triedAt >= betweenTriesMs) await read()
    },
    forget() {
      turn += 1
      keys = []
      missing = 0
      triedAt = Number.NEGATIVE_INFINITY
    }
  }
}
