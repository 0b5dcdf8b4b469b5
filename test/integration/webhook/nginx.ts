/** nginx as `docs/for-it.md` sets it up, with a certificate of its own, until the test is over. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nginxCommand, proxyNeeds } from '../../preflight/needs.ts'
import { preflight } from '../../preflight/preflight.ts'
import { freePort } from './desk-receiver.ts'

/** A running nginx. */
export type OfficeProxy = AsyncDisposable & {
  /** https, without a path. */
  url: string
  /** The certificate to trust, PEM. */
  certificate: string
}

const forIt = join(import.meta.dirname, '../../../docs/for-it.md')

/** The first `server` block of the page for IT, so that what it tells is what is tried. */
function documentedServer(): string {
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readFileSync(forIt, 'utf8')) ?? []
  if (block === undefined) throw new Error('docs/for-it.md has no nginx block')
  return block
}

/**
 * Starts nginx in front of a receiver.
 * @param allowed the address or network that may call, in place of the service's
 * @throws MissingNeeds where nginx is neither there nor can be installed
 */
export async function startNginx(receiverPort: number, allowed: string): Promise<OfficeProxy> {
  preflight(proxyNeeds)
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-nginx-'))
  const port = await freePort()
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  makeCertificate(key, certificate)
  const server = documentedServer()
    .replace(/listen 443 ssl;\n\s*listen \[::\]:443 ssl;/, `listen 127.0.0.1:${port} ssl;`)
    .replace('/etc/ssl/private/desk.example.key', key)
    .replace('/etc/ssl/certs/desk.example.pem', certificate)
    .replace('allow 192.0.2.10;', `allow ${allowed};`)
    .replace('http://127.0.0.1:8717', `http://127.0.0.1:${receiverPort}`)
  writeFileSync(join(folder, 'nginx.conf'), wrapped(folder, server))
  const nginx = spawn(nginxCommand(), ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'pipe' })
  let said = ''
  nginx.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(nginx, 'exit')
  await untilUp(
    port,
    () => nginx.exitCode !== null,
    () => said
  )
  return {
    url: `https://localhost:${port}`,
    certificate: readFileSync(certificate, 'utf8'),
    async [Symbol.asyncDispose]() {
      nginx.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function makeCertificate(key: string, certificate: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', ['req', '-x509', ...curve, '-days', '2', ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore'
  })
}

// Everything that nginx writes goes into its folder, and it stays the child of the test.
function wrapped(folder: string, server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`
  )
  return `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
worker_processes 1;
events {}
http {
access_log off;
${temporary.join('\n')}
${server}
}
`
}

async function untilUp(port: number, hasEnded: () => boolean, said: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (hasEnded()) throw new Error(`nginx ended: ${said()}`)
    const socket = connect(port, '127.0.0.1')
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nginx did not come up: ${said()}`)
}
