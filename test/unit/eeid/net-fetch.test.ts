import { describe, expect, test } from 'vitest'
import { hopOf } from '../../../main/eeid/hops.ts'
import { transportFailure } from '../../../main/eeid/transport.ts'
import { recordingNet } from './recording-net.ts'

const url = 'https://eeid.test/api'
const post = { method: 'POST', headers: { authorization: 'Bearer t' }, body: '{"a":1}' }

/** What the client makes of a fetch that rejects. */
const failureOf = (fetched: Promise<unknown>) => fetched.then(() => undefined, transportFailure)

describe('a request', () => {
  test('is opened once, without credentials, cookies, cache and redirects, and its body goes out whole', async () => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    net.last.answer(200).emit('end')
    await fetched
    expect(net.requests).toHaveLength(1)
    expect(net.last.options).toEqual({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer t' },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store'
    })
    expect(net.last.ended).toEqual({ body: '{"a":1}' })
  })

  test('that fails is not opened again', async () => {
    const net = recordingNet()
    const failed = failureOf(net.fetch(url, post))
    net.last.emit('error', new Error('net::ERR_CONNECTION_RESET'))
    net.last.emit('close')
    expect(await failed).toEqual({ kind: 'offline', detail: 'ERR_CONNECTION_RESET', sent: 'perhaps' })
    expect(net.requests).toHaveLength(1)
  })

  test('is not opened where it is over before', async () => {
    const net = recordingNet()
    await expect(net.fetch(url, { ...post, signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow('over')
    expect(net.requests).toEqual([])
  })

  test('ends where the stack only says that it was aborted', async () => {
    const net = recordingNet()
    const failed = failureOf(net.fetch(url, post))
    net.last.emit('abort')
    expect(await failed).toMatchObject({ kind: 'offline', sent: 'perhaps' })
  })

  test('goes on where the stack says that it is closed: all is written, and the answer is still to come', async () => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    net.last.emit('close')
    net.last.answer(200).emit('end')
    expect((await fetched).status).toBe(200)
  })

  test('is broken off with its signal', async () => {
    const net = recordingNet()
    const over = new AbortController()
    const failed = failureOf(net.fetch(url, { ...post, signal: over.signal }))
    over.abort()
    expect(await failed).toMatchObject({ kind: 'offline', sent: 'perhaps' })
    expect(net.last.aborts).toBe(1)
  })
})

describe('an answer', () => {
  test('is told as it came, with its headers, in pieces', async () => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    const answer = net.last.answer(201, { 'content-type': 'application/json', vary: ['a', 'b'] })
    answer.emit('data', Buffer.from('{"id"'))
    const response = await fetched
    answer.emit('data', Buffer.from(':1}'))
    answer.emit('end')
    expect(response.status).toBe(201)
    expect(response.headers.get('vary')).toBe('a, b')
    expect(await response.json()).toEqual({ id: 1 })
  })

  test.each([
    ['error', new Error('net::ERR_CONTENT_LENGTH_MISMATCH')],
    ['aborted', undefined]
  ])('that breaks off (%s) is not taken for whole', async (event, error) => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    const answer = net.last.answer(200)
    answer.emit('data', Buffer.from('half'))
    answer.emit(event, error)
    answer.emit('end')
    await expect((await fetched).text()).rejects.toThrow(/net::ERR_/)
  })

  test('that nobody wants any more is broken off', async () => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    const answer = net.last.answer(200)
    await (await fetched).body?.cancel()
    answer.emit('data', Buffer.from('late'))
    expect(net.last.aborts).toBe(1)
  })

  test.each([204, 304])('with status %d has no body', async (status) => {
    const net = recordingNet()
    const fetched = net.fetch(url, post)
    net.last.answer(status).emit('end')
    expect((await fetched).body).toBeNull()
  })

  test('with a status that there is not is none', async () => {
    const net = recordingNet()
    const failed = failureOf(net.fetch(url, post))
    net.last.answer(999)
    expect(await failed).toMatchObject({ kind: 'malformed', sent: 'perhaps' })
  })
})

describe('a proxy that asks for a sign-in', () => {
  test('is given what is kept for it, once', async () => {
    const net = recordingNet()
    net.signIns.set('proxy.office:3128', { userName: 'desk', password: 'pass' })
    const fetched = net.fetch(url, post)
    expect(await net.last.login({})).toEqual(['desk', 'pass'])
    net.last.answer(200).emit('end')
    expect((await fetched).status).toBe(200)
    expect([net.asked, net.wanted]).toEqual([['proxy.office:3128'], []])
  })

  test('is given nothing where nothing is kept for it, and nothing of the request has left', async () => {
    const net = recordingNet()
    net.signIns.set('proxy.office:3129', { userName: 'desk', password: 'pass' })
    net.signIns.set('other.office:3128', { userName: 'desk', password: 'pass' })
    const failed = failureOf(net.fetch(url, post))
    expect(await net.last.login({})).toEqual([])
    const error = { kind: 'proxySignIn', detail: 'PROXY_SIGN_IN_MISSING', proxy: 'proxy.office:3128', sent: 'no' }
    expect(await failed).toEqual(error)
    expect(net.wanted).toEqual(['proxy.office:3128 missing'])
    expect(net.last.aborts).toBe(1)
  })

  test('is given it once in a request: a second question is a refusal', async () => {
    const net = recordingNet()
    net.signIns.set('proxy.office:3128', { userName: 'desk', password: 'wrong' })
    const failed = failureOf(net.fetch(url, post))
    expect(await net.last.login({})).toEqual(['desk', 'wrong'])
    expect(await net.last.login({})).toEqual([])
    expect(await failed).toMatchObject({ kind: 'proxySignIn', detail: 'PROXY_SIGN_IN_REFUSED', sent: 'no' })
    expect(net.asked).toHaveLength(1)
    expect(net.wanted).toEqual(['proxy.office:3128 refused'])
  })

  test('is none where a server asks: that gets nothing, whatever is kept for its address', async () => {
    const net = recordingNet()
    net.signIns.set('eeid.test:443', { userName: 'desk', password: 'pass' })
    const fetched = net.fetch(url, post)
    expect(await net.last.login({ isProxy: false, host: 'eeid.test', port: 443 })).toEqual([])
    net.last.answer(401).emit('end')
    expect((await fetched).status).toBe(401)
    expect([net.asked, net.wanted]).toEqual([[], []])
  })
})

describe('a failure is told with', () => {
  test.each(['ERR_PROXY_CONNECTION_FAILED', 'ERR_TUNNEL_CONNECTION_FAILED'])('the proxy: %s', async (name) => {
    const net = recordingNet()
    const failed = failureOf(net.fetch(url, post))
    net.last.emit('error', new Error(`net::${name}`))
    expect(await failed).toEqual({ kind: 'offline', detail: name, sent: 'no', proxy: 'proxy.office:3128' })
  })

  test('the certificate that the host showed', async () => {
    const certificate = { issuer: 'Office filter', from: 0, until: 1, seenAt: 2 }
    const net = recordingNet({ certificateOf: (host) => (host === 'eeid.test' ? certificate : undefined) })
    const failed = failureOf(net.fetch(url, post))
    net.last.emit('error', new Error('net::ERR_CERT_AUTHORITY_INVALID'))
    const error = await failed
    expect(error).toMatchObject({ kind: 'offline', detail: 'ERR_CERT_AUTHORITY_INVALID', sent: 'no', certificate })
    expect(error && hopOf(error)).toBe('certificateIssuer')
  })

  test('nothing more where nothing more is known', async () => {
    const net = recordingNet({ resolveProxy: () => Promise.reject(new Error('?')) })
    const failed = failureOf(net.fetch(url, post))
    net.last.emit('error', new Error('net::ERR_PROXY_CONNECTION_FAILED'))
    expect(await failed).toEqual({ kind: 'offline', detail: 'ERR_PROXY_CONNECTION_FAILED', sent: 'no' })
  })
})
