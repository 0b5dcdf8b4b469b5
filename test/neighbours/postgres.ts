/**
 * A real PostgreSQL of one's own, in a folder of its own, with TLS by an authority of the test. It does not run as root:
 * there, it runs as the user that Debian makes for it.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../ports/free-port.ts'
import { postgresNeeds, postgresPrograms } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { type Authority, type Certificate, makeAuthority } from './certificates.ts'

/** A running server. `authority`: by whom its certificate is, PEM. */
export type Postgres = AsyncDisposable & {
  port: number
  authority: Authority
  /** Runs SQL as the administrator, in a database; returns the rows of a single statement. */
  run<Row extends pg.QueryResultRow>(sql: string, database?: string): Promise<Row[]>
  /** Another certificate of the server, from now on. */
  certify(certificate: Certificate): Promise<void>
  /** Ends it at once, as a power cut does, and starts it again. */
  crash(): Promise<void>
}

const settings = (port: number, folder: string) => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = '${folder}'
ssl = on
ssl_cert_file = 'server.pem'
ssl_key_file = 'server.key'
password_encryption = 'scram-sha-256'
fsync = off
log_destination = 'stderr'
`

// The administrator comes by the socket in the folder, everybody else with TLS and a password.
const access = `
local all postgres trust
hostssl all all 127.0.0.1/32 scram-sha-256
`

const isRoot = process.getuid?.() === 0

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

/** Starts one; `names`: the hosts that its certificate names. */
export async function startPostgres(names: readonly string[] = ['localhost']): Promise<Postgres> {
  preflight(postgresNeeds)
  const programs = postgresPrograms() ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'eeid-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(join(folder, 'authority'))
  const authority = makeAuthority(join(folder, 'authority'))
  const owner = isRoot ? { user: idOf('-u'), group: idOf('-g') } : undefined
  const own = (file: string) => owner && chownSync(file, owner.user, owner.group)
  own(folder)
  chmodSync(folder, 0o755)
  const command = (name: string, args: readonly string[]): [string, string[]] => {
    const program = join(programs, name)
    if (!owner) return [program, [...args]]
    return ['setpriv', [`--reuid=${owner.user}`, `--regid=${owner.group}`, '--clear-groups', program, ...args]]
  }
  execFileSync(...command('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-N', '-E', 'UTF8', '--locale=C']), {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: folder
  })
  const put = (name: string, content: string) => {
    writeFileSync(join(data, name), content)
    own(join(data, name))
  }
  const use = (certificate: Certificate) => {
    for (const [from, name] of [
      [certificate.certificate, 'server.pem'],
      [certificate.key, 'server.key']
    ] as const) {
      const file = join(data, name)
      copyFileSync(from, file)
      chmodSync(file, 0o600)
      own(file)
    }
  }
  const port = await freePort()
  put('postgresql.conf', settings(port, folder))
  put('pg_hba.conf', access)
  use(authority.issue({ names }))

  const start = () => {
    const child = spawn(...command('postgres', ['-D', data]), { stdio: 'ignore', cwd: folder })
    return { child, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) }
  }
  const client = (database: string) =>
    new pg.Client({ host: folder, port, database, user: 'postgres', password: 'none' })
  const run = async <Row extends pg.QueryResultRow>(sql: string, database = 'postgres'): Promise<Row[]> => {
    const administrator = client(database)
    administrator.on('error', () => {})
    await administrator.connect()
    try {
      return (await administrator.query<Row>(sql)).rows
    } finally {
      await administrator.end()
    }
  }
  const listening = async () => {
    for (let turn = 0; turn < 600; turn += 1) {
      try {
        await run('SELECT 1')
        return
      } catch {
        await wait(100)
      }
    }
    throw new Error('PostgreSQL does not answer')
  }
  let running = start()
  await listening()
  return {
    port,
    authority,
    run,
    async certify(certificate) {
      use(certificate)
      await run('SELECT pg_reload_conf()')
    },
    async crash() {
      running.child.kill('SIGQUIT')
      await running.ended
      running = start()
      await listening()
    },
    async [Symbol.asyncDispose]() {
      running.child.kill('SIGQUIT')
      await running.ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}
