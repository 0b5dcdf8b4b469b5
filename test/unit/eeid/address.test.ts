import { describe, expect, test } from 'vitest'
import { addressesUnder, baseAddress, isPossibleId } from '../../../main/eeid/address.ts'

describe('a base URL', () => {
  test.each([
    'https://eeid.ee',
    'https://eeid.ee/',
    ' https://eeid.ee ',
    'https://gateway.example:8443/eeid/',
    'http://127.0.0.1:5012',
    'http://127.8.9.10',
    'http://0x7f.1',
    'http://localhost:3000',
    'http://[::1]:3000'
  ])('may be %s', (url) => expect(baseAddress(url)).toBeDefined())

  test.each([
    'http://eeid.ee',
    'http://127.0.0.1.example.com',
    'http://127.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://[::ffff:127.0.0.1]',
    'http://128.0.0.1',
    'ftp://eeid.ee',
    'file:///etc/passwd',
    'https://user:word@eeid.ee',
    'https://user@eeid.ee',
    'eeid.ee',
    ''
  ])('may not be %j', (url) => expect(baseAddress(url)).toBeUndefined())

  function under(url: string) {
    const base = baseAddress(url)
    if (!base) throw new Error('not allowed')
    return addressesUnder(base)
  }

  test('keeps its path as a prefix, with or without a closing slash', () => {
    for (const url of ['https://gate.example/eeid', 'https://gate.example/eeid//']) {
      expect(under(url).token).toBe('https://gate.example/eeid/api/auth/v1/token')
    }
  })

  test('loses its query and fragment', () => {
    expect(under('https://eeid.ee/?a=1#b').token).toBe('https://eeid.ee/api/auth/v1/token')
  })

  test('asks for pages that count from 1', () => {
    expect(under('https://eeid.ee').page(1, 100)).toBe(
      'https://eeid.ee/api/ident/v1/identification_requests?page=1&page_size=100'
    )
  })

  test('encodes ids', () => {
    expect(under('https://eeid.ee').proof('a/../b?c#d')).toBe(
      'https://eeid.ee/api/ident/v1/identification_requests/a%2F..%2Fb%3Fc%23d/proof_of_identity'
    )
  })
})

test.each(['', '.', '..', '\ud800'])('%j is no id: it would lead elsewhere', (id) => {
  expect(isPossibleId(id)).toBe(false)
})
