/** The access token: in memory only, one refresh in flight, renewed before it runs out. */
import type { Clock } from '../clock/clock.ts'
import { type Answer, failure } from './errors.ts'

/** A token as the service gave it. */
export type IssuedToken = {
  value: string
  /** From being asked for to running out, milliseconds. */
  lifeMs: number
}

/** What the tokens work with. */
export type TokenOptions = {
  /** Asks the service for a token. */
  fetchToken: () => Promise<Answer<IssuedToken>>
  clock: Clock
  /** 0 to 1. */
  random: () => number
}

/** The current token. */
export type Tokens = {
  /** The token, fetched where there is none or it is about to run out. A failure reaches all who wait, and is not kept. */
  get(): Promise<Answer<string>>
  /** The service refused this token. One that is no longer current has been replaced already. */
  refused(token: string): void
  /** The next `get` fetches anew, whatever is there or under way. */
  forget(): void
}

type Held = { value: string; wall: number; monotonic: number; renewAfterMs: number }

/** How long before its end a token is renewed: 20 s, or a quarter of a short life, and up to half as much again. */
const marginMs = (lifeMs: number, random: number) => Math.min(20_000, lifeMs / 4) * (1 + random / 2)

/** Holds the token of one service. */
export function createTokens({ fetchToken, clock, random }: TokenOptions): Tokens {
  let held: Held | undefined
  let refresh: Promise<Answer<string>> | undefined

  // The clock that says more time has passed is believed: the wall clock may have been set back, and the monotonic one
  // may have stood still while the machine slept.
  const age = (token: Held) => Math.max(clock.now() - token.wall, clock.monotonic() - token.monotonic)

  async function fetchAndHold(isCurrent: () => boolean): Promise<Answer<string>> {
    // From before the call: the token is never thought younger than it is.
    const asked = { wall: clock.now(), monotonic: clock.monotonic() }
    const answer = await fetchToken().catch(() => failure({ kind: 'offline', detail: 'unknown' }))
    if (!isCurrent()) return tokenOf(answer)
    refresh = undefined
    if (answer.ok) {
      const { value, lifeMs } = answer.value
      held = { value, ...asked, renewAfterMs: lifeMs - marginMs(lifeMs, random()) }
    }
    return tokenOf(answer)
  }

  return {
    async get() {
      if (held && age(held) < held.renewAfterMs) return { ok: true, value: held.value, serverTime: null }
      if (refresh === undefined) {
        held = undefined
        const mine: Promise<Answer<string>> = fetchAndHold(() => refresh === mine)
        refresh = mine
      }
      return refresh
    },
    refused(token) {
      if (held?.value === token) held = undefined
    },
    forget() {
      held = undefined
      refresh = undefined
    }
  }
}

const tokenOf = (answer: Answer<IssuedToken>): Answer<string> =>
  answer.ok ? { ...answer, value: answer.value.value } : answer
