/** `session.webRequest`: `onBeforeRequest`, to cancel. */
import { checkOptions, strictObject } from '../strict.ts'

type Listener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void
) => void

/** A session's listener, and the API to set it. */
export class WebRequests {
  readonly api: Pick<Electron.WebRequest, 'onBeforeRequest'>
  #listener: Listener | undefined
  #filter: Electron.WebRequestFilter | undefined
  #lastId = 0

  constructor() {
    const set = (first: Electron.WebRequestFilter | Listener | null, second?: Listener | null) => {
      const filter = typeof first === 'function' ? undefined : (first ?? undefined)
      const listener = typeof first === 'function' ? first : second
      if (filter) checkOptions('webRequest filter', filter, { urls: true, excludeUrls: true, types: true })
      this.#filter = filter
      this.#listener = listener ?? undefined
    }
    this.api = strictObject('webRequest', { onBeforeRequest: set })
  }

  /** Asks the listener, if its filter lets it hear of the request. */
  async isCancelled(details: Omit<Electron.OnBeforeRequestListenerDetails, 'id' | 'timestamp'>): Promise<boolean> {
    const listener = this.#listener
    if (!listener || !this.#concerns(details)) return false
    const response = await new Promise<Electron.CallbackResponse>((resolve) =>
      listener({ ...details, id: ++this.#lastId, timestamp: Date.now() }, resolve)
    )
    checkOptions('webRequest response', response, { cancel: true })
    return response.cancel === true
  }

  #concerns({ url, resourceType }: { url: string; resourceType: string }): boolean {
    const filter = this.#filter
    if (!filter) return true
    if (filter.types && !filter.types.some((type) => type === resourceType)) return false
    if (filter.excludeUrls?.some((pattern) => matchesPattern(pattern, url))) return false
    return filter.urls.some((pattern) => matchesPattern(pattern, url))
  }
}

/** Chromium's match patterns: `<all_urls>`, `*://*.example.com/*`. */
export function matchesPattern(pattern: string, url: string): boolean {
  const target = new URL(url)
  const scheme = target.protocol.slice(0, -1)
  if (pattern === '<all_urls>') return ['http', 'https', 'ws', 'wss', 'ftp', 'file', 'data'].includes(scheme)
  const parts = /^(\*|[a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/i.exec(pattern)
  if (!parts) throw new TypeError(`Invalid url pattern ${pattern}`)
  const [, wantedScheme = '*', wantedHost = '', wantedPath = '/*'] = parts
  if (wantedScheme === '*' ? !['http', 'https', 'ws', 'wss'].includes(scheme) : wantedScheme !== scheme) return false
  return matchesHost(wantedHost, target) && glob(wantedPath).test(target.pathname + target.search)
}

function matchesHost(wanted: string, { host, hostname }: URL): boolean {
  if (wanted === '*') return true
  const [name = '', port] = wanted.split(':')
  if (port !== undefined && port !== '*' && wanted !== host && !name.startsWith('*.')) return false
  if (name.startsWith('*.')) return hostname === name.slice(2) || hostname.endsWith(name.slice(1))
  return name === hostname
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's')
}
