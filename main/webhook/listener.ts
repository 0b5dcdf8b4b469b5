/**
 * The socket: what listens, for how long, and to how much. Connections are taken by a plain TCP server and handed to
 * Node's HTTP parser, because an HTTP server that listens itself looks at its connections every 30 s, for ever: here
 * there is a timer only while there is a connection.
 */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '../clock.ts'
import { readBody } from './body.ts'
import { createGate } from './gate.ts'
import { callBurst, deadlineMs, mostBodyBytes, mostConnections, mostHeaderBytes, perCallMs } from './limits.ts'
import { headersOf, type Refusal, statusOf } from './refusals.ts'

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
  const { address, port, clock, refused } = options
  const mayEnter = createGate(clock, callBurst, perCallMs)
  const deadlines = new Map<Socket, () => void>()

  /** The connection ends in `deadlineMs`, in place of when it would have ended. */
  function allow(socket: Socket): void {
    deadlines.get(socket)?.()
    deadlines.set(
      socket,
      clock.after(deadlineMs, () => {
        refused('tooSlow')
        socket.destroy()
      })
    )
  }

  // One call for each connection, so that nothing is kept for the next.
  const http = createHttpServer({ maxHeaderSize: mostHeaderBytes, keepAlive: false })
  http.maxRequestsPerSocket = 1
  const called = (request: IncomingMessage, response: ServerResponse): void => {
    allow(request.socket)
    if (mayEnter()) void receive(options, request, response)
    else turnAway(response, 'tooMany', refused)
  }
  http.on('request', called)
  // Whatever else a caller expects: Node's own answer would keep the connection.
  http.on('checkExpectation', called)
  http.on('connect', (_request, socket) => turnAwayBarely(socket, 'method', refused))
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    turnAwayBarely(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 'headersTooLarge' : 'malformed', refused)
  })

  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      deadlines.get(socket)?.()
      deadlines.delete(socket)
    })
    allow(socket)
    http.emit('connection', socket)
  })
  server.maxConnections = mostConnections
  server.on('drop', () => refused('tooMany'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject)
      // Too many open files, for one: the connection is lost, the rest goes on.
      server.on('error', () => refused('tooMany'))
      resolve()
    })
  })

  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of deadlines.keys()) socket.destroy()
      })
  }
}

async function receive(
  { take, refused }: ListenerOptions,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const body = await readBody(request, mostBodyBytes)
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
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  const isPlain = /^(identity)?$/i.test(headers['content-encoding'] ?? '')
  return isJson && isPlain ? undefined : 'type'
}

function signatureIn({ headers }: IncomingMessage): string | undefined {
  const told = headers['x-hmac-signature']
  return typeof told === 'string' ? told : undefined
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
