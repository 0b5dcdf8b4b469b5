/** Protections on the way to the service, and of what comes from there. */
import { inFile, type Protection } from './kit.ts'

const link = 'test/unit/eeid/judge-link.test.ts'
const address = 'test/unit/eeid/address.test.ts'
const limits = 'test/unit/eeid/limits.test.ts'
const client = 'test/unit/eeid/client.test.ts'
const netFetch = 'test/unit/eeid/net-fetch.test.ts'

/** See above. */
export const onTheWay: readonly Protection[] = [
  ...inFile(
    'main/eeid/address.ts',
    address,
    ['a service is reached by https', "url.protocol === 'https:' || (", "url.protocol.startsWith('http') || ("],
    ['no sign-in stands in an address', 'if (carriesCredentials || !isSafe)', 'if (!isSafe)'],
    ['a loopback address is one to its end', '\\d+$/.test(host)', '\\d+/.test(host)'],
    ['an id leads nowhere else', '!/^(|\\.|\\.\\.)$/.test(id) && ', '']
  ),
  ...inFile(
    'main/eeid/http.ts',
    client,
    ['no redirect is followed', "redirect: 'error'", "redirect: 'follow'", 'sampled'],
    ['no cookie goes along', "credentials: 'omit'", "credentials: 'include'"],
    ['nothing of an answer is cached', "cache: 'no-store'", "cache: 'default'"]
  ),
  ...inFile('main/eeid/http.ts', limits, [
    'a body has a limit',
    'if (length > mostBytes)',
    'if (length > mostBytes * 1000)'
  ]),
  ...inFile(
    'main/eeid/net-fetch.ts',
    netFetch,
    ['a server is given no sign-in', 'if (!isProxy) return give()', ''],
    ['a proxy is given it once', 'const known = refused ? null :', 'const known =']
  ),
  ...inFile(
    'main/eeid/judge-link.ts',
    link,
    ['a link leads to the service', 'if (isHere || isOf(base, url) ||', 'if (true ||', 'sampled'],
    ['a link hides nothing behind an @', "return refused('credentials', host)", 'void host'],
    ['a link is https', "if (url.protocol === 'http:' && !isHere)", "if (url.protocol === 'x:')"],
    ['a link has no turned letters', '!/[\\p{C}\\p{Zl}\\p{Zp}\\\\]/u.test(link)', 'true'],
    ['a neighbour is not the service', 'asked.endsWith(`.${own}`)', 'asked.endsWith(own)']
  ),
  ...inFile('main/eeid/pdf.ts', 'test/unit/eeid/pdf.test.ts', [
    'a proof is a PDF',
    "if (!start.startsWith('%PDF-'))",
    "if (start.startsWith('<'))"
  ])
]
