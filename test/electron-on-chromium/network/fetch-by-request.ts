/** `session.fetch` over `net.request`, as Electron has it: a sign-in is never asked for. */
import { ClientRequest } from './client-request.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { SessionStack } from './loader.ts'

const withoutBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

/** Sends a request of the standard; rejects as Electron's does. */
export async function fetchByRequest(request: Request, stack: SessionStack): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const { url, method, redirect, signal } = request
  const sent = new ClientRequest(
    { url, method, redirect, headers: Object.fromEntries(request.headers), credentials: 'omit' },
    () => ({ stack, isCancelled: async () => false })
  )
  signal.addEventListener('abort', () => {
    reject(signal.reason)
    sent.abort()
  })
  sent.on('error', reject)
  sent.on('response', (answer: IncomingMessage) => resolve(responseOf(answer, url, signal)))
  const body = Buffer.from(await request.arrayBuffer())
  signal.throwIfAborted()
  sent.end(body)
  return promise
}

function responseOf(answer: IncomingMessage, url: string, signal: AbortSignal): Response {
  const { statusCode: status, statusMessage: statusText } = answer
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, [value].flat().join(', '))
  const body = bodyOf(answer, signal)
  const response = new Response(withoutBody.has(status) ? null : body, { status, statusText, headers })
  Object.defineProperty(response, 'url', { value: url })
  return response
}

function bodyOf(answer: IncomingMessage, signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      answer.on('data', (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) answer.pause()
      })
      answer.on('end', () => controller.close())
      answer.on('error', (error) => controller.error(error))
      signal.addEventListener('abort', () => controller.error(signal.reason))
    },
    pull: () => void answer.resume(),
    cancel: () => void answer.destroy()
  })
}
