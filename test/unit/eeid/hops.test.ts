import { describe, expect, test } from 'vitest'
import type { HopCode } from '../../../common/words/hops.ts'
import { hopOf } from '../../../main/eeid/hops.ts'
import { seenCertificates } from '../../../main/eeid/seen-certificates.ts'
import { transportFailure } from '../../../main/eeid/transport.ts'
import { netError, nodeError } from './canned-service.ts'

const day = 86_400_000

test.each<[string, HopCode | undefined]>([
  ['ERR_INTERNET_DISCONNECTED', 'noNetwork'],
  ['ERR_NAME_NOT_RESOLVED', 'nameNotFound'],
  ['ERR_PROXY_CONNECTION_FAILED', 'proxyUnreachable'],
  ['ERR_PAC_SCRIPT_FAILED', 'proxyUnreachable'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'proxyRefused'],
  ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxyRefused'],
  ['ERR_CERT_AUTHORITY_INVALID', 'certificateIssuer'],
  ['ERR_CERT_COMMON_NAME_INVALID', 'certificateName'],
  ['ERR_CERT_REVOKED', 'certificateFault'],
  ['ERR_CERT_WEAK_KEY', 'certificateFault'],
  ['ERR_SSL_PROTOCOL_ERROR', 'secureFailed'],
  ['ERR_UNEXPECTED_PROXY_AUTH', 'inBetween'],
  // These name no hop: the service, or anything on the way to it, may be the one that failed.
  ['ERR_CONNECTION_REFUSED', undefined],
  ['ERR_CONNECTION_RESET', undefined],
  ['ERR_TIMED_OUT', undefined],
  ['ERR_CERT_DATABASE_CHANGED', undefined],
  ['ERR_SOMETHING_NEW', undefined]
])('Chromium’s %s is the hop %s', (name, hop) => {
  expect(hopOf(transportFailure(netError(name)))).toBe(hop)
})

test.each<[string, HopCode]>([
  ['ENOTFOUND', 'nameNotFound'],
  ['CERT_HAS_EXPIRED', 'certificateExpired'],
  ['CERT_NOT_YET_VALID', 'certificateNotYetValid'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificateIssuer'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateName']
])('Node’s %s is the hop %s', (code, hop) => {
  expect(hopOf(transportFailure(nodeError(code)))).toBe(hop)
})

test('an error that nobody knows keeps its own name', () => {
  expect(transportFailure(netError('ERR_SOMETHING_NEW')).detail).toBe('ERR_SOMETHING_NEW')
})

describe('a certificate whose dates do not fit', () => {
  const failed = (seenAt: number) =>
    hopOf({
      kind: 'offline',
      detail: 'ERR_CERT_DATE_INVALID',
      certificate: { issuer: 'CA', from: 10 * day, until: 20 * day, seenAt }
    })

  test.each([
    [9, 'certificateNotYetValid'],
    [21, 'certificateExpired']
  ])('is told by this computer’s clock: day %d is %s', (at, hop) => expect(failed(at * day)).toBe(hop))

  test('is told as expired where the certificate is not known', () => {
    expect(hopOf({ kind: 'offline', detail: 'ERR_CERT_DATE_INVALID' })).toBe('certificateExpired')
  })
})

describe('certificates that were seen', () => {
  const shown = { issuerName: '', issuer: { organizations: ['Office'] }, validStart: 1, validExpiry: 2 }

  test('are known by their host, with the time now', () => {
    let now = 5
    const seen = seenCertificates(() => now)
    seen.note('eeid.test', shown, true)
    now = 7
    expect(seen.of('eeid.test')).toEqual({ issuer: 'Office', from: 1000, until: 2000, seenAt: 7, isPublic: true })
    expect(seen.of('other.test')).toBeUndefined()
  })
})
