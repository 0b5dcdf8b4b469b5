/** Reads the release file: one plain call, without cookies, redirects or anything that tells who asks. */
import type { Clock } from '../clock/clock.ts'
import { baseAddress } from '../eeid/address.ts'
import { exchange, type Fetch } from '../eeid/http.ts'
import { mostReleaseBytes, type ReadRelease, readRelease } from './release.ts'

// For a small file, on the slowest line.
const deadlineMs = 20_000

/** A release, or why none was read. */
export type FetchedRelease = ReadRelease | { ok: false; problem: 'noAddress' | 'unreachable' }

/** Reads it from an address; `key` as `readRelease` takes it. */
export type FetchRelease = (address: string, key: string) => Promise<FetchedRelease>

/** Makes the reader on a way to the network. */
export const releaseReader =
  (fetch: Fetch, clock: Clock): FetchRelease =>
  async (address, key) => {
    if (baseAddress(address) === undefined) return { ok: false, problem: 'noAddress' }
    const exchanged = await exchange(fetch, clock, {
      method: 'GET',
      url: address,
      headers: { accept: 'application/json' },
      deadlineMs,
      mostBytes: mostReleaseBytes
    })
    if (!exchanged.ok || exchanged.reply.status !== 200) return { ok: false, problem: 'unreachable' }
    const { body } = exchanged.reply
    return body.ok ? readRelease(body.bytes, { key, from: address }) : { ok: false, problem: 'unreachable' }
  }
