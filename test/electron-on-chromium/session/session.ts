/** `session`. Every session keeps its data in memory only. */
import { lifecycle } from '../app/lifecycle.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import { createStack } from '../network/choose.ts'
import { notProvided } from '../not-provided.ts'
import { type Provided, strictEmitter, strictObject } from '../strict.ts'
import { type FetchInit, SessionNetwork } from './fetch.ts'
import { type CheckHandler, Permissions, type RequestHandler } from './permissions.ts'
import { createProtocol, type SchemeHandler } from './protocol.ts'
import { WebRequests } from './web-request.ts'

/** What the windows of a session need of it, and its API does not show. */
export interface SessionParts {
  /** Numbers the storage partition; the default session is 0. */
  readonly partition: number
  readonly handlers: ReadonlyMap<string, SchemeHandler>
  readonly permissions: Permissions
  readonly webRequests: WebRequests
  /** The open windows, through which storage and cache are cleared. */
  readonly windows: Set<CdpSession>
  readonly network: SessionNetwork
}

const parts = new WeakMap<object, SessionParts>()

/** The inner parts of a session. */
export function partsOf(session: object): SessionParts {
  const found = parts.get(session)
  if (!found) throw new TypeError('not a session of Electron-on-Chromium')
  return found
}

/** Electron's names of storages, and Chromium's. */
const storages: Readonly<Record<string, string>> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  shadercache: 'shader_cache',
  websql: 'websql',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage'
}

class Session extends strictEmitter('session', ['will-download']) implements Provided<Electron.Session> {
  readonly protocol: Electron.Protocol
  readonly webRequest: Electron.WebRequest
  readonly storagePath: string | null = null
  readonly #network: SessionNetwork
  readonly #parts: SessionParts

  constructor(partition: number) {
    super()
    const { api, handlers } = createProtocol()
    const webRequests = new WebRequests()
    this.protocol = api as Electron.Protocol
    this.webRequest = webRequests.api as Electron.WebRequest
    this.#network = new SessionNetwork(
      handlers,
      (url, method) => webRequests.isCancelled({ url, method, resourceType: 'xhr', referrer: '', uploadData: [] }),
      createStack()
    )
    const permissions = new Permissions()
    this.#parts = { partition, handlers, permissions, webRequests, windows: new Set(), network: this.#network }
    parts.set(this, this.#parts)
  }

  isPersistent(): boolean {
    return false
  }
  getStoragePath(): string | null {
    return null
  }
  fetch(input: string | Request, init?: FetchInit): Promise<Response> {
    return this.#network.fetch(input, init)
  }
  closeAllConnections(): Promise<void> {
    return this.#network.stack.closeAllConnections()
  }
  setProxy(config: Electron.ProxyConfig): Promise<void> {
    return this.#network.stack.setProxy(config)
  }
  resolveProxy(url: string): Promise<string> {
    return this.#network.stack.resolveProxy(url)
  }
  forceReloadProxyConfig(): Promise<void> {
    return this.#network.stack.forceReloadProxyConfig()
  }
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#parts.permissions.requestHandler = handler ?? undefined
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#parts.permissions.checkHandler = handler ?? undefined
  }
  /** Never called: no device can be chosen here, so none is ever asked for. */
  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {}
  setCertificateVerifyProc(proc: Parameters<Electron.Session['setCertificateVerifyProc']>[0]): void {
    this.#network.stack.setCertificateVerifyProc(proc)
  }
  setSpellCheckerEnabled(enable: boolean): void {
    if (enable) notProvided('session.setSpellCheckerEnabled(true)')
  }
  isSpellCheckerEnabled(): boolean {
    return false
  }
  setSpellCheckerLanguages(languages: string[]): void {
    if (languages.length > 0) notProvided('session.setSpellCheckerLanguages with a language')
  }
  getSpellCheckerLanguages(): string[] {
    return []
  }
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    if (options.origin !== undefined) notProvided("clearStorageData option 'origin'")
    const types = options.storages?.map((name) => storages[name] ?? notProvided(`clearStorageData of '${name}'`))
    const storageTypes = types?.join(',') ?? 'all'
    await this.#eachWindow((window) => window.send('Storage.clearDataForOrigin', { origin: '*', storageTypes }))
  }
  async clearCache(): Promise<void> {
    await this.#eachWindow((window) => window.send('Network.clearBrowserCache'))
  }
  /** What `net.request` was given; pages get no answer to an authentication challenge here. */
  clearAuthCache(): Promise<void> {
    return this.#network.stack.clearAuthCache()
  }

  async #eachWindow(clear: (window: CdpSession) => Promise<unknown>): Promise<void> {
    await Promise.all([...this.#parts.windows].map(clear))
  }
}

const partitions = new Map<string, Session>()
let lastPartition = 0

function fromPartition(name: string): Session {
  if (!lifecycle.ready) throw new Error('Session can only be received when app is ready')
  if (name.startsWith('persist:')) notProvided(`a persistent session ('${name}')`)
  const session = partitions.get(name) ?? new Session(name === '' ? 0 : ++lastPartition)
  partitions.set(name, session)
  return session
}

/** A session by its partition's name; the default session has none. */
export function getSession(name: string): Electron.Session {
  return fromPartition(name) as unknown as Electron.Session
}

/** `session`. */
export const session = strictObject('session', {
  fromPartition(partition: string, options?: Electron.FromPartitionOptions) {
    if (options?.cache === true) notProvided('a session with a cache on disk')
    return getSession(partition)
  },
  get defaultSession() {
    return getSession('')
  }
} satisfies Provided<typeof Electron.Session>)

/** `protocol`: the default session's. */
export const protocol = strictObject('protocol', {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) =>
    createProtocol().api.registerSchemesAsPrivileged(schemes),
  handle: (scheme: string, handler: SchemeHandler) => getSession('').protocol.handle(scheme, handler),
  unhandle: (scheme: string) => getSession('').protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string) => getSession('').protocol.isProtocolHandled(scheme)
} satisfies Provided<Electron.Protocol>)
