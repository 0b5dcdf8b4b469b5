/** The sign-ins of proxies: kept in the keychain, given to that proxy only, and asked of the clerk once. */
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { KeepAnswer, Keychain, KeychainAnswer } from '../credentials/keychain.ts'
import type { ProxySignIns } from '../eeid/net-fetch.ts'
import type { Log } from '../log/log.ts'

/** A sign-in as the clerk typed it. `proxy`: `host:port`, as the network stack names it. */
export type ProxySignIn = z.infer<typeof signIn>

/** A proxy that asks; `refused`: it did not accept what it was given. */
export type AskingProxy = { proxy: string; refused: boolean }

/** The desk's sign-ins, for the network and for the clerk. */
export type ProxyKeeper = ProxySignIns & {
  /** The proxy that asked last and got nothing that it accepts; null once the clerk has answered. */
  asking(): AskingProxy | null
  /** All that are kept, newest first, without their passwords. */
  kept(): Promise<KeychainAnswer<{ proxy: string; userName: string }[]>>
  /** Keeps a sign-in in place of the one before; the proxy gets it at its next question. */
  keep(signIn: ProxySignIn): Promise<KeepAnswer>
  /** Forgets the sign-in of a proxy, here and in the network stack. */
  forget(proxy: string): Promise<KeepAnswer>
}

/** What keeping works with. */
export type ProxyKeeperOptions = {
  keychain: Keychain
  clock: Pick<Clock, 'monotonic'>
  log: Log
  /** Lets the network stack forget what it was given. */
  forgetInNetwork: () => Promise<void>
  /** Another sign-in is kept, or one was forgotten. */
  changed: () => void
}

const account = 'proxy sign-ins'
const signIn = z.object({ proxy: z.string(), userName: z.string(), password: z.string() })

// A computer has one or two; all of them have to fit into the 2,560 bytes of one entry.
const mostKept = 4

// A proxy that locks an account after some wrong passwords must not be given one with every round.
const refusedForMs = 30 * 60_000

/** Makes the keeper of this process. */
export function proxyKeeper({ keychain, clock, log, forgetInNetwork, changed }: ProxyKeeperOptions): ProxyKeeper {
  const refusedAt = new Map<string, number>()
  let asking: AskingProxy | null = null

  async function read(): Promise<KeychainAnswer<ProxySignIn[]>> {
    const entry = await keychain.get(account)
    return entry.ok ? { ok: true, value: entry.value === null ? [] : parsed(entry.value) } : entry
  }

  async function write(all: readonly ProxySignIn[]): Promise<KeepAnswer> {
    if (all.length > 0) return keychain.set(account, JSON.stringify(all.slice(0, mostKept)))
    const removed = await keychain.remove(account)
    return removed.ok ? { ok: true, value: null } : removed
  }

  const isRefused = (proxy: string) => {
    const at = refusedAt.get(proxy)
    return at !== undefined && clock.monotonic() - at < refusedForMs
  }

  return {
    async of(proxy) {
      if (isRefused(proxy)) return null
      const all = await read()
      const found = all.ok ? all.value.find((each) => each.proxy === proxy) : undefined
      return found ? { userName: found.userName, password: found.password } : null
    },
    wanted(proxy, why) {
      if (why === 'refused') refusedAt.set(proxy, clock.monotonic())
      if (asking?.proxy !== proxy) log.warn('proxy.sign-in-wanted', { why })
      asking = { proxy, refused: refusedAt.has(proxy) }
    },
    asking: () => asking,
    async kept() {
      const all = await read()
      return all.ok ? { ok: true, value: all.value.map(({ proxy, userName }) => ({ proxy, userName })) } : all
    },
    async keep(typed) {
      const all = await read()
      if (!all.ok) return all
      const kept = await write([typed, ...all.value.filter(({ proxy }) => proxy !== typed.proxy)])
      if (!kept.ok) return kept
      refusedAt.delete(typed.proxy)
      if (asking?.proxy === typed.proxy) asking = null
      changed()
      return kept
    },
    async forget(proxy) {
      const all = await read()
      if (!all.ok) return all
      const kept = await write(all.value.filter((each) => each.proxy !== proxy))
      if (!kept.ok) return kept
      refusedAt.delete(proxy)
      await forgetInNetwork()
      changed()
      return kept
    }
  }
}

/** What an entry holds; one that nobody can read holds nothing. */
function parsed(text: string): ProxySignIn[] {
  try {
    const read = z.array(signIn).safeParse(JSON.parse(text))
    return read.success ? read.data : []
  } catch {
    return []
  }
}
