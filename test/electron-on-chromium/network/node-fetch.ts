/** `fetch` of the plain network: Node's own, over a pool of connections of the session's own. */
import { Agent } from 'undici'
import { type FailurePhase, toNetError } from '../session/net-errors.ts'

/** A pool of connections, with Chromium's patience. */
export function createAgent(): Agent {
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 240_000 }, keepAliveTimeout: 60_000 })
}

/** Sends a request over Node's network; fails in Chromium's words. Redirects are followed only if it asks for that. */
export async function fetchOverNode(request: Request, dispatcher: Agent): Promise<Response> {
  const redirect = request.redirect === 'error' ? 'manual' : request.redirect
  try {
    // Node's own fetch takes an agent of the undici package, though its types are of another version.
    const options: object = { redirect, dispatcher }
    return withElectronErrors(await globalThis.fetch(request, options), request.signal)
  } catch (error) {
    request.signal.throwIfAborted()
    throw toNetError(error, 'headers')
  }
}

/** The same as Electron's `session.fetch`: a redirect that is not followed is a failure. */
export async function fetchWithPolicy(request: Request, dispatcher: Agent): Promise<Response> {
  const response = await fetchOverNode(request, dispatcher)
  if (request.redirect === 'follow' || !isRedirect(response)) return response
  await response.body?.cancel()
  if (request.redirect === 'error') throw new Error("Attempted to redirect, but redirect policy was 'error'")
  throw new Error('Redirect was cancelled')
}

/** Whether an answer sends elsewhere. */
export function isRedirect(response: Response): boolean {
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
