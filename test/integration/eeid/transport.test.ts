/** What the client relies on in a transport, over real sockets: the same of Node's fetch and of Electron's `net.request`. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Exchange, exchange, type Fetch } from '../../../main/eeid/http.ts'
import { netFetch } from '../../../main/eeid/net-fetch.ts'
import type { NetRequest } from '../../../main/eeid/net-request.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { ClientRequest } from '../../electron-on-chromium/network/client-request.ts'
import { NodeStack } from '../../electron-on-chromium/network/node-stack.ts'

type Seen = { method: string; body: string; headers: Record<string, unknown> }

/** A server of the test's own; it notes what it was sent. */
async function serve(answer: RequestListener) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    seen.push({ method: request.method ?? '', body: Buffer.concat(parts).toString(), headers: request.headers })
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, seen, server }
}

function nodeFetch(): Fetch {
  const agent = new Agent()
  onTestFinished(() => agent.destroy())
  return (url, init) => fetch(url, { ...init, dispatcher: agent } as RequestInit)
}

function netRequestFetch(): Fetch {
  const stack = new NodeStack()
  const way = () => ({ stack, isCancelled: async () => false })
  return netFetch({
    request: (options) => new ClientRequest(options, way) as unknown as NetRequest,
    signIns: { of: async () => null, wanted: () => {} },
    resolveProxy: async () => 'DIRECT',
    certificateOf: () => undefined
  })
}

describe.each([
  ['Node’s fetch', nodeFetch],
  ['net.request', netRequestFetch]
])('over %s', (_what, make) => {
  const clock = new ManualClock()
  const ask = (url: string, more: Partial<Exchange> = {}) =>
    exchange(make(), clock, {
      method: 'POST',
      url,
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      body: '{"a":"ä"}',
      deadlineMs: 1_000,
      mostBytes: 1_000,
      ...more
    })
  const text = (exchanged: Awaited<ReturnType<typeof ask>>) =>
    exchanged.ok && exchanged.reply.body.ok ? Buffer.from(exchanged.reply.body.bytes).toString() : exchanged

  test('a request arrives once and whole, and its answer comes back', async () => {
    const { url, seen } = await serve((_request, response) => response.writeHead(201, { date: 'x' }).end('done'))
    const exchanged = await ask(url)
    expect(text(exchanged)).toBe('done')
    expect(exchanged).toMatchObject({ reply: { status: 201 } })
    expect(seen).toMatchObject([{ method: 'POST', body: '{"a":"ä"}', headers: { authorization: 'Bearer t' } }])
  })

  test('no cookie that was set goes out again', async () => {
    const { url, seen } = await serve((_request, response) => response.setHeader('set-cookie', 'a=b').end())
    const fetch = make()
    for (let call = 0; call < 2; call++) await fetch(url, { method: 'GET', credentials: 'omit' })
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined])
  })

  test('a redirect is not followed', async () => {
    const { url, seen } = await serve((_request, response) => response.writeHead(302, { location: '/b' }).end())
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'inBetween', looksLike: 'portal' } })
    expect(seen).toHaveLength(1)
  })

  test('what was compressed is told plainly', async () => {
    const packed = gzipSync('plain')
    const { url } = await serve((_request, response) => response.setHeader('content-encoding', 'gzip').end(packed))
    expect(text(await ask(url))).toBe('plain')
  })

  test('an answer without a body is empty', async () => {
    const { url } = await serve((_request, response) => response.writeHead(204).end())
    expect(text(await ask(url))).toBe('')
  })

  test('a body is read as far as is allowed', async () => {
    const { url } = await serve((_request, response) => response.end('x'.repeat(2_000)))
    expect(await ask(url)).toMatchObject({ reply: { body: { ok: false, error: { detail: 'tooLarge' } } } })
  })

  test('half a body is none', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('half', () => response.destroy())
    })
    expect(await ask(url)).toMatchObject({ reply: { body: { ok: false, error: { kind: 'offline' } } } })
  })

  test('a connection that breaks before the answer may have done its work, and is not repeated', async () => {
    const { url, seen } = await serve((request) => request.socket.destroy())
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'perhaps' } })
    expect(seen).toHaveLength(1)
  })

  test('where nobody listens nothing was sent', async () => {
    const { url, server } = await serve(() => {})
    server.close()
    expect(await ask(url)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
  })

  test('the deadline breaks off what never answers, and the connection with it', async () => {
    const arrived = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    const { url } = await serve((request) => {
      request.socket.on('close', () => gone.resolve())
      arrived.resolve()
    })
    const exchanged = ask(url)
    await arrived.promise
    clock.advance(1_000)
    expect(await exchanged).toMatchObject({ ok: false, error: { kind: 'timeout', sent: 'perhaps' } })
    await gone.promise
  })

  test('a server that asks for a password gets none', async () => {
    const { url, seen } = await serve((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="a"' }).end('no')
    )
    expect(await ask(url)).toMatchObject({ ok: true, reply: { status: 401 } })
    expect(seen).toHaveLength(1)
  })
})
