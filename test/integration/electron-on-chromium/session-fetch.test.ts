import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience, sharedToy } from './launch.ts'

const shared = sharedToy()
const sockets = new Set<net.Socket>()
const unanswered = new Set<net.Socket>()
const server = http.createServer((request, response) => {
  const answers: Record<string, () => void> = {
    '/echo': () => {
      response.setHeader('x-method', request.method ?? '')
      request.pipe(response)
    },
    '/redirect': () => response.writeHead(302, { location: '/echo' }).end(),
    '/headers': () => response.end(JSON.stringify(request.headers)),
    '/reset': () => request.socket.resetAndDestroy(),
    '/empty': () => request.socket.end(),
    '/short': () => {
      response.writeHead(200, { 'content-length': '10' }).write('half')
      setTimeout(() => request.socket.end(), 20)
    },
    '/torn': () => {
      response.write('half')
      setTimeout(() => request.socket.end(), 20)
    },
    '/trickle': () => {
      response.write('one')
      setTimeout(() => response.end('two'), 50)
    },
    '/port': () => response.end(String(request.socket.remotePort)),
    '/never': () => unanswered.add(request.socket)
  }
  answers[request.url ?? '']?.()
})
server.keepAliveTimeout = 60_000
server.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket)).on('error', () => {})
})
const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

/** Fetches in main, and reads the whole body; failures are told by their message. */
function fetchInMain(url: string, init: RequestInit = {}): Promise<string> {
  return shared.current.app.evaluate(
    async ({ session }, { url, init }) => {
      try {
        const response = await session.fromPartition('net').fetch(url, init as object)
        return `${response.status} ${await response.text().catch((error: Error) => `broke off: ${error.message}`)}`
      } catch (error) {
        return `failed: ${(error as Error).message}`
      }
    },
    { url, init }
  )
}

const closeAllConnections = () =>
  shared.current.app.evaluate(({ session }) => session.fromPartition('net').closeAllConnections())

/** Whether a value was there before; it is from now on. */
function isKnown(known: Set<string>, value: string): boolean {
  const was = known.has(value)
  known.add(value)
  return was
}

describe('session.fetch', () => {
  it('sends a body and headers, and brings back answers', async () => {
    expect(
      await fetchInMain(`${base()}/echo`, { method: 'POST', body: 'õ', cache: 'no-store', credentials: 'omit' })
    ).toBe('200 õ')
    expect(await fetchInMain(`${base()}/headers`, { headers: { 'x-own': 'yes' } })).toContain('"x-own":"yes"')
    expect(await fetchInMain(`${base()}/trickle`)).toBe('200 onetwo')
  })

  it('refuses a redirect where it is told to, and else follows', async () => {
    expect(await fetchInMain(`${base()}/redirect`)).toBe('200 ')
    expect(await fetchInMain(`${base()}/redirect`, { redirect: 'error' })).toBe(
      "failed: Attempted to redirect, but redirect policy was 'error'"
    )
  })

  it('fails in the words of Chromium', async () => {
    const closed = net.createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    expect(await fetchInMain(`http://127.0.0.1:${port}/`)).toBe('failed: net::ERR_CONNECTION_REFUSED')
    expect(await fetchInMain('http://nowhere.invalid/')).toBe('failed: net::ERR_NAME_NOT_RESOLVED')
    expect(await fetchInMain(`${base()}/reset`)).toBe('failed: net::ERR_CONNECTION_RESET')
    expect(await fetchInMain(`${base()}/empty`)).toBe('failed: net::ERR_EMPTY_RESPONSE')
    expect(await fetchInMain(`${base()}/short`)).toBe('200 broke off: net::ERR_CONTENT_LENGTH_MISMATCH')
    expect(await fetchInMain(`${base()}/torn`)).toBe('200 broke off: net::ERR_INCOMPLETE_CHUNKED_ENCODING')
    expect(await fetchInMain('nonsense://x/')).toBe('failed: net::ERR_UNKNOWN_URL_SCHEME')
  })

  it('stops when its signal says so, with the reason of the signal', async () => {
    const message = await shared.current.app.evaluate(async ({ session }, url) => {
      const waiting = session.defaultSession.fetch(url, { signal: AbortSignal.timeout(30) })
      return waiting.catch((error: Error) => error.name)
    }, `${base()}/never`)
    expect(message).toBe('TimeoutError')
  })

  it('keeps connections, until they are all closed', async () => {
    const known = new Set<string>()
    // Soon, not at once: a connection is free a turn after its answer has been read.
    await expect.poll(async () => isKnown(known, await fetchInMain(`${base()}/port`)), patience).toBe(true)
    unanswered.clear()
    const failed = fetchInMain(`${base()}/never`)
    await expect.poll(() => unanswered.size, patience).toBe(1)
    await closeAllConnections()
    expect(await failed).toBe('failed: net::ERR_ABORTED')
    const [broken] = unanswered
    await expect.poll(() => broken?.destroyed, patience).toBe(true)
    expect(known).not.toContain(await fetchInMain(`${base()}/port`))
  })

  it('is stopped by webRequest, and reaches the custom scheme of its own session only', async () => {
    const answers = await shared.current.app.evaluate(async ({ session }, url) => {
      const own = session.fromPartition('guarded')
      own.webRequest.onBeforeRequest({ urls: ['*://127.0.0.1/*'] }, (_details, callback) => callback({ cancel: true }))
      const blocked = await own.fetch(url).catch((error: Error) => error.message)
      const app = await session.fromPartition('toy').fetch('app://toy.example/page.js')
      const other = await own.fetch('app://toy.example/').catch((error: Error) => error.message)
      return [blocked, app.status, other]
    }, `${base()}/echo`)
    expect(answers).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 200, 'net::ERR_UNKNOWN_URL_SCHEME'])
  })
})
