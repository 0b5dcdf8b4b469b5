/** An office's own certificate authority, what it issues, and a home whose owner trusts it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificateNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'

/** Files with a certificate and its key, PEM. */
export type Certificate = { certificate: string; key: string }

/** What to issue: names of hosts, and for how many days from today; both may lie in the past. */
export type Wanted = { names?: readonly string[]; fromDay?: number; toDay?: number }

/** An authority in a folder. */
export type Authority = {
  /** The file of its certificate, PEM. */
  certificate: string
  /** Its name, which a certificate tells as its issuer's. */
  name: string
  issue(wanted?: Wanted): Certificate
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

const openssl = (folder: string, args: readonly string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })

/**
 * Makes an authority.
 * @throws MissingNeeds where openssl or certutil is neither there nor can be installed
 */
export function makeAuthority(folder: string, name = 'Office Test CA'): Authority {
  preflight(certificateNeeds)
  const [key, certificate] = [join(folder, 'authority.key'), join(folder, 'authority.pem')]
  const uses = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign']
  openssl(folder, [
    'req',
    '-x509',
    ...curve,
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
    ...uses,
    '-keyout',
    key,
    '-out',
    certificate
  ])
  writeFileSync(join(folder, 'index.txt'), '')
  writeFileSync(join(folder, 'authority.cnf'), settings)
  let issued = 0
  return {
    certificate,
    name,
    issue: ({ names = ['localhost'], fromDay = -1, toDay = 30 } = {}) => {
      const own = `issued-${++issued}`
      const files = { certificate: join(folder, `${own}.pem`), key: join(folder, `${own}.key`) }
      const request = join(folder, `${own}.csr`)
      writeFileSync(join(folder, `${own}.ext`), extensions(names))
      openssl(folder, ['req', '-new', ...curve, '-subj', `/CN=${names[0]}`, '-keyout', files.key, '-out', request])
      const days = ['-startdate', asn1Day(fromDay), '-enddate', asn1Day(toDay)]
      const from = ['-config', 'authority.cnf', '-cert', certificate, '-keyfile', key, '-extfile', `${own}.ext`]
      openssl(folder, ['ca', '-batch', '-notext', ...from, ...days, '-in', request, '-out', files.certificate])
      return files
    }
  }
}

/** Has the owner of a home trust an authority, as Chromium on Linux looks for it: in the home's NSS database. */
export function trustIn(home: string, authority: Authority): void {
  const database = join(home, '.pki/nssdb')
  mkdirSync(database, { recursive: true })
  const certutil = (...args: string[]) => execFileSync('certutil', ['-d', `sql:${database}`, ...args])
  certutil('-N', '--empty-password')
  certutil('-A', '-t', 'C,,', '-n', authority.name, '-i', authority.certificate)
}

/** Key and certificate as a server of Node's takes them. */
export const keyAndCertificate = ({ key, certificate }: Certificate): { key: Buffer; cert: Buffer } => ({
  key: readFileSync(key),
  cert: readFileSync(certificate)
})

const extensions = (names: readonly string[]): string =>
  `basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\n`

const settings = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`

/** A day from today as `openssl ca` takes it: YYMMDDHHMMSSZ. */
function asn1Day(day: number): string {
  const at = new Date(Date.now() + day * 86_400_000)
  return `${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`
}
