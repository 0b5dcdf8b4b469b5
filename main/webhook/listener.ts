/**
 * The socket: what listens, for how long, and to how much. A plain TCP server takes the connections and hands
 * them to Node's HTTP parser. An HTTP server that listens itself looks at its connections every 30 s, for ever; here
 * there is a timer only while there is a connection.
 */
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES
} from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/clock.ts'
import { createGate } from '../clock/gate.ts'
import { readBody } from './body.ts'
import {
  callBurst,
  deadlineMs,
  largeBurst,
  mostBodyBytes,
  mostConnections,
  mostHeaderBytes,
  mostSignedBytes,
  perCallMs,
  perLargeMs
} from './limits.ts'
import { headersOf, type Refusal, statusOf } from './refusals.ts'
import { isSignature } from './signature.ts'

/** The path that the service's URL ends in, whatever the office's proxy puts before it. */
export const webhookPath = '/eeid/webhooks/identification_requests'

/** What a call comes to: `after` runs once the answer has gone out. */
export type Taken = { ok: true; after: () => void } | { ok: false; why: Refusal }

/** What listens. */
export type Listener = { close(): Promise<void> }

/** What a listener works with. */
export type ListenerOptions = {
  address: string
  port: number
  clock: Clock
  /** Judges a body by its signature; at once. */
  take: (body: Buffer, signature: string | undefined) => Taken
  refused: (why: Refusal) => void
}

/**
 * Listens.
 * @throws the system's error where it cannot, with its `code`
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { clock, refused } = options
  const deadlines = createDeadlines(clock, () => refused('tooSlow'))
  const http = callServer(options, deadlines.allow)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('close', () => deadlines.forget(socket))
    deadlines.allow(socket)
    http.emit('connection', socket)
  })
  server.maxConnections = mostConnections
  server.on('drop', () => refused('tooMany'))
  await begin(server, options)
  // Too many open files, for one: the connection is lost, the rest goes on.
  server.on('error', () => refused('tooMany'))
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        deadlines.endAll()
      })
  }
}

/** Each connection ends in `deadlineMs`, unless it is allowed that time anew. */
function createDeadlines(clock: Clock, missed: () => void) {
  const cancels = new Map<Socket, () => void>()
  return {
    allow(socket: Socket): void {
      const end = () => {
        missed()
        socket.destroy()
      }
      cancels.get(socket)?.()
      cancels.set(socket, clock.after(deadlineMs, end))
    },
    forget(socket: Socket): void {
      cancels.get(socket)?.()
      cancels.delete(socket)
    },
    endAll(): void {
      for (const socket of cancels.keys()) socket.destroy()
    }
  }
}

/** What makes calls of connections that are given to it. `begun`: the headers of a call are there. */
function callServer(options: ListenerOptions, begun: (socket: Socket) => void): HttpServer {
  const { clock, refused } = options
  const mayEnter = createGate(clock, callBurst, perCallMs)
  const mayBeLarge = createGate(clock, largeBurst, perLargeMs)
  const called = (request: IncomingMessage, response: ServerResponse): void => {
    begun(request.socket)
    const mostBytes = mayEnter() ? mostBytesOf(request, mayBeLarge) : 'tooMany'
    if (mostBytes === 'tooMany') turnAway(response, mostBytes, refused)
    else void receive(options, request, response, mostBytes)
  }
  // One call for each connection, so that nothing is kept for the next.
  const http = createHttpServer({ maxHeaderSize: mostHeaderBytes, keepAlive: false })
  http.maxRequestsPerSocket = 1
  http.on('request', called)
  // Whatever else a caller expects: Node's own answer would keep the connection.
  http.on('checkExpectation', called)
  http.on('connect', (_request, socket) => turnAwayBarely(socket, 'method', refused))
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    turnAwayBarely(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 'headersTooLarge' : 'malformed', refused)
  })
  return http
}

function begin(server: Server, { address, port }: ListenerOptions): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** How much of its body is read, in bytes. A stranger's says soon that it is none. */
function mostBytesOf(request: IncomingMessage, mayBeLarge: () => boolean): number | 'tooMany' {
  const length = request.headers['content-length']
  if (length !== undefined && Number(length) <= mostBodyBytes) return mostBodyBytes
  if (wrongWith(request) !== undefined || !isSignature(signatureIn(request))) return mostBodyBytes
  if (mayBeLarge()) return mostSignedBytes
  // One that does not tell its length is most likely small.
  return length === undefined ? mostBodyBytes : 'tooMany'
}

async function receive(
  { take, refused }: ListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  mostBytes: number
): Promise<void> {
  const body = await readBody(request, mostBytes)
  if (body === 'cut') return
  const wrong = body === 'tooLarge' ? body : wrongWith(request)
  if (wrong !== undefined) return turnAway(response, wrong, refused)
  const taken = take(body as Buffer, signatureIn(request))
  if (!taken.ok) return turnAway(response, taken.why, refused)
  response.once('close', taken.after)
  answer(response, 204)
}

function wrongWith({ url, method, headers }: IncomingMessage): Refusal | undefined {
  const [path = ''] = (url ?? '').split('?')
  if (!path.includes(webhookPath.slice(1))) return 'path'
  if (method !== 'POST') return 'method'
  const isJson = /^(application|text)\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  const isPlain = /^(identity)?$/i.test(headers['content-encoding'] ?? '')
  return isJson && isPlain ? undefined : 'type'
}

function signatureIn({ headers }: IncomingMessage): string | undefined {
  const signature = headers['x-hmac-signature']
  return typeof signature === 'string' ? signature : undefined
}

function turnAway(response: ServerResponse, why: Refusal, refused: (why: Refusal) => void): void {
  refused(why)
  answer(response, statusOf[why], headersOf(why))
}

/** Where there is no call to answer, or none that was understood. */
function turnAwayBarely(socket: Duplex, why: Refusal, refused: (why: Refusal) => void): void {
  refused(why)
  const status = statusOf[why]
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.sendDate = false
  response.writeHead(status, { connection: 'close', ...(status === 204 ? {} : { 'content-length': '0' }), ...headers })
  response.end()
}
