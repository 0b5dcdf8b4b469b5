/** What proxies in front of a receiver have in common: the page for IT, a certificate, and when they are up. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, startNeighbour } from '../../neighbours/neighbour.ts'

/** A running proxy, gone after the test with all that it wrote. */
export type OfficeProxy = AsyncDisposable & {
  /** https, without a path. */
  url: string
  /** The certificate to trust, PEM. */
  certificate: string
}

/** Where a proxy is about to run. */
export type Place = {
  /** For all that it writes. */
  folder: string
  port: number
  /** Files with a certificate for `localhost` and its key, PEM. */
  certificate: string
  key: string
}

const forIt = join(import.meta.dirname, '../../../docs/for-it.md')

/** The first block of the page for IT in a language, so that what it tells is what is tried. */
export function documented(language: string): string {
  const blocks = readFileSync(forIt, 'utf8').split('```')
  const block = blocks.find((each) => each.startsWith(`${language}\n`))
  if (block === undefined) throw new Error(`docs/for-it.md has no block of ${language}`)
  return block.slice(language.length + 1)
}

/** Starts a proxy that `prepare` sets up; answers once it takes connections. */
export async function startProxy(prepare: (place: Place) => Command): Promise<OfficeProxy> {
  let shown = ''
  const proxy = await startNeighbour('proxy', ({ folder, port }) => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    makeCertificate(key, certificate)
    shown = readFileSync(certificate, 'utf8')
    return prepare({ folder, port, key, certificate })
  })
  return { ...proxy, url: `https://localhost:${proxy.port}`, certificate: shown }
}

function makeCertificate(key: string, certificate: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', ['req', '-x509', ...curve, '-days', '2', ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore'
  })
}
