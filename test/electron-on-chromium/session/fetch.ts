/**
 * `session.fetch` and `net.fetch`, with Electron's ways of failing: over the session's network. There is no cookie jar and
 * no HTTP cache.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lifecycle } from '../app/lifecycle.ts'
import type { NetworkStack } from '../network/loader.ts'
import { notProvided } from '../not-provided.ts'
import { netError } from './net-errors.ts'
import type { SchemeHandler } from './protocol.ts'
import { schemeOf } from './schemes.ts'

/** What Electron's fetch takes beside the standard. */
export type FetchInit = RequestInit & { bypassCustomProtocolHandlers?: boolean }

/** Decides, before anything is sent, whether a request is cancelled. */
export type RequestGuard = (url: string, method: string) => Promise<boolean>

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2'
}

/** The network of one session. */
export class SessionNetwork {
  readonly #handlers: ReadonlyMap<string, SchemeHandler>
  readonly #cancelled: RequestGuard
  readonly stack: NetworkStack

  constructor(handlers: ReadonlyMap<string, SchemeHandler>, cancelled: RequestGuard, stack: NetworkStack) {
    this.#handlers = handlers
    this.#cancelled = cancelled
    this.stack = stack
  }

  /** Whether `webRequest` forbids a request. */
  isCancelled(url: string, method: string): Promise<boolean> {
    return this.#cancelled(url, method)
  }

  /** `session.fetch`. */
  async fetch(input: string | Request, init?: FetchInit): Promise<Response> {
    if (!lifecycle.ready) throw new Error('net module can only be used after app is ready')
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const scheme = schemeOf(request.url)
    const handler = init?.bypassCustomProtocolHandlers ? undefined : this.#handlers.get(scheme)
    if (handler) return await handler(request)
    if (scheme === 'file') return fetchFile(request.url)
    if (scheme !== 'http' && scheme !== 'https') throw netError('ERR_UNKNOWN_URL_SCHEME')
    if (request.credentials === 'include' && init?.credentials !== undefined)
      notProvided("fetch's credentials: 'include'")
    if (request.cache === 'force-cache' || request.cache === 'only-if-cached') {
      notProvided(`fetch's cache: '${request.cache}'`)
    }
    if (await this.#cancelled(request.url, request.method)) throw netError('ERR_BLOCKED_BY_CLIENT')
    return this.stack.fetch(request)
  }
}

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url.replace(/[?#].*$/s, ''))
  try {
    const type = mediaTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream'
    return new Response(await readFile(file), { headers: { 'content-type': type } })
  } catch (error) {
    throw netError((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'ERR_FILE_NOT_FOUND' : 'ERR_FAILED')
  }
}
