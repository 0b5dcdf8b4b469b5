/** The log of Chromium's network, for a while: what proxies it chose, and what certificates it was shown. */
import type { CdpSession } from '../chromium/cdp.ts'

/** An event of the log, with what of it is used here. */
export interface NetlogEvent {
  readonly name: string
  /** What of the network it is about: one of its own for each attempt. */
  readonly source: string
  readonly params: {
    readonly certificates?: string[]
    readonly net_error?: number
    readonly proxy_info?: string
    readonly source_start_time?: string
    readonly url?: string
  }
}

/** A browser's log; it can be taken for one purpose at a time. */
export class Netlog {
  readonly #root: CdpSession
  #last: Promise<unknown> = Promise.resolve()

  constructor(root: CdpSession) {
    this.#root = root
  }

  /** The events while `act` is under way. */
  during(act: () => Promise<void>): Promise<NetlogEvent[]> {
    const taken = this.#last.then(() => this.#take(act))
    this.#last = taken.catch(() => {})
    return taken
  }

  async #take(act: () => Promise<void>): Promise<NetlogEvent[]> {
    const events: NetlogEvent[] = []
    const complete = Promise.withResolvers<void>()
    let listening = true
    this.#root.on('Tracing.dataCollected', ({ value }) => {
      if (listening) events.push(...value.map(eventOf))
    })
    this.#root.on('Tracing.tracingComplete', () => complete.resolve())
    const traceConfig = { includedCategories: ['netlog'], excludedCategories: ['*'] }
    await this.#root.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
    try {
      await act()
    } finally {
      await this.#root.send('Tracing.end')
      await complete.promise
      listening = false
    }
    return events
  }
}

interface Traced {
  readonly name?: string
  readonly id2?: { readonly local?: string }
  readonly args?: { readonly params?: NetlogEvent['params'] }
}

/** Numbers of sources are used again, at another time. */
function eventOf({ name = '', id2, args }: Traced): NetlogEvent {
  const params = args?.params ?? {}
  return { name, params, source: `${id2?.local} of ${params.source_start_time}` }
}
