/**
 * `session.fetch` and `net.fetch`: Node's fetch over a connection pool of the session's own, with Electron's ways of
 * failing. There is no cookie jar and no HTTP cache.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Agent } from 'undici'
import { lifecycle } from '../app/lifecycle.ts'
import { notProvided } from '../not-provided.ts'
import { type FailurePhase, netError, toNetError } from './net-errors.ts'
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
  #agent = createAgent()

  constructor(handlers: ReadonlyMap<string, SchemeHandler>, cancelled: RequestGuard) {
    this.#handlers = handlers
    this.#cancelled = cancelled
  }

  /** `session.closeAllConnections`: idle sockets are closed, requests under way fail. */
  async closeAllConnections(): Promise<void> {
    const agent = this.#agent
    this.#agent = createAgent()
    await agent.destroy()
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
    return this.#fetchOverNetwork(request)
  }

  async #fetchOverNetwork(request: Request): Promise<Response> {
    const redirect = request.redirect === 'error' ? 'manual' : request.redirect
    let response: Response
    try {
      // Node's own fetch takes an agent of the undici package, though its types are of another version.
      const options: object = { redirect, dispatcher: this.#agent }
      response = await globalThis.fetch(request, options)
    } catch (error) {
      request.signal.throwIfAborted()
      throw toNetError(error, 'headers')
    }
    if (request.redirect !== 'follow' && isRedirect(response)) {
      await response.body?.cancel()
      const policy = request.redirect
      throw new Error(
        policy === 'error' ? "Attempted to redirect, but redirect policy was 'error'" : 'Redirect was cancelled'
      )
    }
    return withElectronErrors(response, request.signal)
  }
}

function createAgent(): Agent {
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 240_000 }, keepAliveTimeout: 60_000 })
}

function isRedirect(response: Response): boolean {
  return [301, 302, 303, 307, 308].includes(response.status) && response.headers.has('location')
}

/** The same answer; its body breaks off with Chromium's errors. */
function withElectronErrors(response: Response, signal: AbortSignal): Response {
  if (!response.body) return response
  const phase = bodyPhase(response.headers)
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(signal.aborted ? signal.reason : toNetError(error, phase))
      }
    },
    cancel: (reason) => reader.cancel(reason)
  })
  const { status, statusText, headers } = response
  const copy = new Response(body, { status, statusText, headers })
  Object.defineProperty(copy, 'url', { value: response.url })
  return copy
}

function bodyPhase(headers: Headers): FailurePhase {
  if (headers.has('content-length')) return 'fixed-length body'
  return headers.get('transfer-encoding')?.includes('chunked') ? 'chunked body' : 'unbounded body'
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
