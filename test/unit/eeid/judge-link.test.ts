import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeLink } from '../../../main/eeid/judge-link.ts'

const judge = (link: string, baseUrl = 'https://eeid.ee', confirmed: string[] = []) =>
  judgeLink(link, { baseUrl, confirmed })

describe('a link is handed over', () => {
  test.each([
    ['to the service', 'https://eeid.ee/i/1?a=b#c', 'https://eeid.ee'],
    ['in capitals', 'HTTPS://EEID.EE/i/1', 'https://eeid.ee'],
    ['with a dot at the end', 'https://eeid.ee./i/1', 'https://eeid.ee'],
    ['with the usual port', 'https://eeid.ee:443/i/1', 'https://eeid.ee'],
    ['to a host below it', 'https://id.eeid.ee/i/1', 'https://eeid.ee/api/'],
    ['with the port of the service', 'https://eeid.ee:8443/i/1', 'https://eeid.ee:8443'],
    ['with the usual port instead of the service’s', 'https://eeid.ee/i/1', 'https://eeid.ee:8443'],
    ['on this machine', 'http://127.0.0.1:5012/i/1', 'http://127.0.0.1:5012'],
    ['on this machine by name', 'http://localhost:3000/i/1', 'http://localhost:3000'],
    ['with an @ behind the host', 'https://eeid.ee/i/1?to=a@b.ee', 'https://eeid.ee'],
    ['to the service at an address of numbers', 'https://10.0.0.7/i/1', 'https://10.0.0.7'],
    ['to the service in the office’s network', 'https://eeid/i/1', 'https://eeid']
  ])('%s: %s', (_what, link, base) => {
    expect(judge(link, base)).toEqual({ kind: 'good', link })
  })

  test.each(['https://pay.example/i/1', 'https://PAY.example./i/1'])('to a host that is confirmed: %s', (link) => {
    expect(judge(link, undefined, ['pay.example'])).toEqual({ kind: 'good', link })
  })
})

describe('a link is held back', () => {
  test.each([
    ['http', 'http://eeid.ee/i/1', 'insecure', 'eeid.ee'],
    ['http to this machine for a service elsewhere', 'http://127.0.0.1/i/1', 'insecure', '127.0.0.1'],
    ['another host behind a name', 'https://eeid.ee@evil.example/', 'credentials', 'evil.example'],
    ['a name and a password', 'https://a:b@eeid.ee/', 'credentials', 'eeid.ee'],
    ['an empty name', 'https://@eeid.ee/', 'credentials', 'eeid.ee'],
    ['an encoded name', 'https://eeid.ee%40x@evil.example/', 'credentials', 'evil.example'],
    ['another host', 'https://evil.example/eeid.ee', 'otherHost', 'evil.example'],
    ['a host that begins alike', 'https://eeid.ee.evil.example/', 'otherHost', 'eeid.ee.evil.example'],
    ['a host that ends alike', 'https://not-eeid.ee/', 'otherHost', 'not-eeid.ee'],
    ['a look-alike', 'https://еeid.ee/', 'otherHost', 'xn--eid-qdd.ee'],
    ['another port', 'https://eeid.ee:8443/', 'otherHost', 'eeid.ee:8443'],
    ['an address of numbers', 'https://93.184.216.34/', 'notAName', '93.184.216.34'],
    ['one written otherwise', 'https://0x5db8d822/', 'notAName', '93.184.216.34'],
    ['one with colons', 'https://[2001:db8::1]/', 'notAName', '[2001:db8::1]'],
    ['a name without a dot', 'https://printer/', 'notAName', 'printer'],
    ['a script', 'javascript:alert(1)', 'notALink', null],
    ['data', 'data:text/html,x', 'notALink', null],
    ['a file', 'file:///etc/passwd', 'notALink', null],
    ['words', 'not a link', 'notALink', null],
    ['no slashes', 'https:evil.example', 'notALink', null],
    ['turned slashes', 'https:\\\\evil.example\\i', 'notALink', null],
    ['three slashes', 'https:///evil.example', 'notALink', null],
    ['a blank before', ' https://eeid.ee/', 'notALink', null],
    ['a line break within', 'https://eeid.ee/\ni', 'notALink', null],
    ['a tab in its host', 'https://ee\tid.ee/', 'notALink', null],
    ['a sign of direction', 'https://eeid.ee/\u202egpj', 'notALink', null],
    ['a blank without width', 'https://eeid\u200b.ee/', 'notALink', null],
    ['no end', `https://eeid.ee/${'x'.repeat(9_000)}`, 'notALink', null]
  ])('with %s', (_what, link, fault, host) => {
    expect(judge(link)).toEqual({ kind: 'refused', fault, host })
  })

  test.each([
    ['https://example.co.uk', 'https://evil.co.uk/'],
    ['https://www.eeid.ee', 'https://eeid.ee/'],
    ['https://www.eeid.ee', 'https://api.eeid.ee/'],
    ['https://eeid', 'https://evil.eeid/'],
    ['https://eeid.ee', 'https://evil..eeid.ee/'],
    ['', 'https://eeid.ee/']
  ])('where the service is %s, to a neighbour: %s', (base, link) => {
    expect(judge(link, base).kind).toBe('refused')
  })

  test('though its host was confirmed, where it is not secure or hides where it leads', () => {
    expect(judge('http://pay.example/', undefined, ['pay.example']).kind).toBe('refused')
    expect(judge('https://x@pay.example/', undefined, ['pay.example']).kind).toBe('refused')
    expect(judge('https://pay.example:8443/', undefined, ['pay.example']).kind).toBe('refused')
    expect(judge('https://a.pay.example/', undefined, ['pay.example']).kind).toBe('refused')
  })
})

test('whatever a link is, only one whose URL leads to the service is handed over', () => {
  const piece = fc.constantFrom(
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '.',
    'eeid.ee',
    'evil.ee',
    'x',
    '%40',
    '#',
    '?',
    ' '
  )
  const links = fc.oneof(
    fc.webUrl(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  )
  fc.assert(
    fc.property(links, (link) => {
      if (judge(link).kind !== 'good') return
      const { protocol, hostname, username, password } = new URL(link)
      expect([protocol, username, password]).toEqual(['https:', '', ''])
      expect(hostname.replace(/\.$/, '')).toMatch(/^([^.]+\.)*eeid\.ee$/)
    }),
    { numRuns: 3_000 }
  )
})
