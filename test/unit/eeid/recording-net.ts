/** Electron's `net.request`, recording: what was opened and written, and a test plays what comes back. */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import { type NetFetchOptions, netFetch } from '../../../main/eeid/net-fetch.ts'
import type { AuthInfo, NetRequest, NetRequestOptions } from '../../../main/eeid/net-request.ts'

/** One request as it was opened. */
export class RecordedRequest extends EventEmitter {
  readonly options: NetRequestOptions
  /** What was given to `end`; null before. */
  ended: { body: string | undefined } | null = null
  aborts = 0

  constructor(options: NetRequestOptions) {
    super()
    this.options = options
  }

  end(body?: string): void {
    this.ended = { body }
  }

  abort(): void {
    this.aborts += 1
  }

  /** An answer begins; more of it comes by its events. */
  answer(statusCode: number, headers: Record<string, string | string[]> = {}): EventEmitter {
    const answer = Object.assign(new EventEmitter(), { statusCode, statusMessage: '', headers })
    this.emit('response', answer)
    return answer
  }

  /** Somebody asks for a sign-in; returns what was given. */
  async login(asking: Partial<AuthInfo>): Promise<unknown[]> {
    const give = vi.fn()
    this.emit('login', { isProxy: true, host: 'proxy.office', port: 3128, ...asking }, give)
    await vi.waitFor(() => {
      if (give.mock.calls.length === 0) throw new Error('nothing was given')
    })
    return give.mock.calls[0] ?? []
  }
}

/** A fetch over recorded requests; sign-ins are what the test puts there. */
export function recordingNet(more: Partial<NetFetchOptions> = {}) {
  const requests: RecordedRequest[] = []
  const signIns = new Map<string, { userName: string; password: string }>()
  const asked: string[] = []
  const wanted: string[] = []
  const fetch = netFetch({
    request(options) {
      const opened = new RecordedRequest(options)
      requests.push(opened)
      return opened as unknown as NetRequest
    },
    signIns: {
      async of(proxy) {
        asked.push(proxy)
        return signIns.get(proxy) ?? null
      },
      wanted: (proxy, why) => void wanted.push(`${proxy} ${why}`)
    },
    resolveProxy: async () => 'PROXY proxy.office:3128; DIRECT',
    certificateOf: () => undefined,
    ...more
  })
  return {
    fetch,
    signIns,
    asked,
    wanted,
    requests,
    /** The request that was opened last. */
    get last(): RecordedRequest {
      const last = requests.at(-1)
      if (!last) throw new Error('nothing was opened')
      return last
    }
  }
}
