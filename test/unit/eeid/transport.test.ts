import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transportFailure } from '../../../main/eeid/transport.ts'
import { netError, nodeError } from './canned-service.ts'

describe('nothing was sent', () => {
  test.each([
    'ERR_NAME_NOT_RESOLVED',
    'ERR_CONNECTION_REFUSED',
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_TUNNEL_CONNECTION_FAILED',
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_AUTHORITY_INVALID'
  ])('when Chromium says %s', (code) => {
    expect(transportFailure(netError(code))).toEqual({ kind: 'offline', detail: code, sent: 'no' })
  })

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
    'when Node says %s',
    (code) => expect(transportFailure(nodeError(code))).toEqual({ kind: 'offline', detail: code, sent: 'no' })
  )

  test('when Node was still connecting, whatever the error', () => {
    const error = nodeError('EHOSTUNREACH', { syscall: 'connect' })
    expect(transportFailure(error)).toEqual({ kind: 'offline', detail: 'EHOSTUNREACH', sent: 'no' })
  })

  test('when every address of the service was tried in vain', () => {
    const tries = [
      Object.assign(new Error('a'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('b'), { code: 'ETIMEDOUT', syscall: 'connect' })
    ]
    const cause = Object.assign(new AggregateError(tries), { code: 'ECONNREFUSED' })
    expect(transportFailure(new TypeError('fetch failed', { cause })).sent).toBe('no')
  })
})

describe('something may have been sent', () => {
  test.each([
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_CONNECTION_ABORTED',
    'ERR_EMPTY_RESPONSE',
    'ERR_NETWORK_CHANGED',
    'ERR_NETWORK_IO_SUSPENDED',
    'ERR_INTERNET_DISCONNECTED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    'ERR_CERT_DATABASE_CHANGED',
    'ERR_HTTP2_PROTOCOL_ERROR',
    'ERR_FAILED'
  ])('when Chromium says %s', (code) => {
    expect(transportFailure(netError(code))).toMatchObject({ kind: 'offline', detail: code, sent: 'perhaps' })
  })

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'EHOSTUNREACH'])('when Node says %s', (code) => {
    expect(transportFailure(nodeError(code, { syscall: 'read' })).sent).toBe('perhaps')
  })

  test('when one of several tries had got through', () => {
    const tries = [
      Object.assign(new Error('a'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('b'), { code: 'ECONNRESET', syscall: 'read' })
    ]
    const cause = Object.assign(new AggregateError(tries), { code: 'ECONNRESET' })
    expect(transportFailure(new TypeError('fetch failed', { cause })).sent).toBe('perhaps')
  })

  test('when anything else is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(transportFailure(thrown).sent).toBe('perhaps')
      })
    )
  })
})

test.each(['ERR_TIMED_OUT', 'ERR_CONNECTION_TIMED_OUT'])('%s is a timeout', (code) => {
  expect(transportFailure(netError(code))).toMatchObject({ kind: 'timeout', sent: 'perhaps' })
})

test.each([
  new TypeError('fetch failed', { cause: new Error('unexpected redirect') }),
  new Error("Attempted to redirect, but redirect policy was 'error'")
])('a refused redirect is somebody else’s: the service never redirects', (error) => {
  const told = { kind: 'inBetween', looksLike: 'portal', detail: 'redirect', sent: 'perhaps' }
  expect(transportFailure(error)).toEqual(told)
})

test('a detail is a code, never a message, which may hold an address', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (message, code) => {
      const { detail } = transportFailure(
        new TypeError(message, { cause: Object.assign(new Error(message), { code }) })
      )
      expect(detail).toMatch(/^[A-Z][A-Z0-9_]*$|^TypeError$|^redirect$/)
    })
  )
})
