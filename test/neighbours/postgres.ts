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
  /** Where its socket is, by which the administrator comes. */
  folder: string
  authority: Authority
  /** Runs SQL as the administrator, in a database; returns the rows of a single statement. */
  run<Row extends pg.QueryResultRow>(sql: string, database?: string): Promise<Row[]>
  /** Another certificate of the server, from now on. */
  certify(certificate: Certificate): Promise<void>
  /** Ends it at once, as a power cut does, and starts it again. */
  crash(): Promise<void>
  /** Ends it at once, for good. */
  end(): Promise<void>
  /** Starts another server that follows this one. */
  standby(): Promise<Standby>
}

/** A server that follows another one, with the same certificate, databases and logins. */
export type Standby = Pick<Postgres, 'port' | 'run'> & {
  /** Waits until it has all that the other one has. */
  caughtUp(): Promise<void>
  /** Hears nothing of the other one from now on. */
  fallBehind(): Promise<void>
  /** Takes its place, with what it has. */
  promote(): Promise<void>
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
local all,replication postgres trust
hostssl all all 127.0.0.1/32 scram-sha-256
`

const isRoot = process.getuid?.() === 0

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

const owner = isRoot ? { user: idOf('-u'), group: idOf('-g') } : undefined

/** Gives a file or folder to the user that Debian makes for PostgreSQL, where this process is root's. */
export function ownedByPostgres(file: string): void {
  if (owner) chownSync(file, owner.user, owner.group)
}
const own = ownedByPostgres

/** A program of PostgreSQL, as the user that it may run as. */
const command = (name: string, args: readonly string[]) => asPostgres(join(postgresPrograms() ?? '', name), args)

/** A program as that user, where this process is root's: those that go with PostgreSQL refuse that. */
export function asPostgres(program: string, args: readonly string[]): [string, string[]] {
  if (!owner) return [program, [...args]]
  return ['setpriv', [`--reuid=${owner.user}`, `--regid=${owner.group}`, '--clear-groups', program, ...args]]
}

const inFolder = (cwd: string) => ({ stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'], cwd })

/** The server whose data is there, from the moment that it answers. */
async function serve(folder: string, data: string, port: number) {
  const start = () => {
    const child = spawn(...command('postgres', ['-D', data, '-p', `${port}`]), { stdio: 'ignore', cwd: folder })
    return { child, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) }
  }
  async function run<Row extends pg.QueryResultRow>(sql: string, database = 'postgres'): Promise<Row[]> {
    const administrator = new pg.Client({ host: folder, port, database, user: 'postgres', password: 'none' })
    administrator.on('error', () => {})
    await administrator.connect()
    try {
      return (await administrator.query<Row>(sql)).rows
    } finally {
      await administrator.end()
    }
  }
  async function listening(): Promise<void> {
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
  const end = async () => {
    running.child.kill('SIGQUIT')
    await running.ended
  }
  return {
    run,
    end,
    async crash() {
      await end()
      running = start()
      await listening()
    }
  }
}

/** Starts one; `names`: the hosts that its certificate names; `disk`: where its folder is. */
export async function startPostgres(names: readonly string[] = ['localhost'], disk = tmpdir()): Promise<Postgres> {
  preflight(postgresNeeds)
  const folder = mkdtempSync(join(disk, 'eeid-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(join(folder, 'authority'))
  const authority = makeAuthority(join(folder, 'authority'))
  own(folder)
  chmodSync(folder, 0o755)
  const initialise = ['-D', data, '-U', 'postgres', '--auth=trust', '-N', '-E', 'UTF8', '--locale=C']
  execFileSync(...command('initdb', initialise), inFolder(folder))
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

  const server = await serve(folder, data, port)
  const standbys: Awaited<ReturnType<typeof serve>>[] = []
  return {
    port,
    folder,
    authority,
    run: server.run,
    crash: server.crash,
    end: server.end,
    async certify(certificate) {
      use(certificate)
      await server.run('SELECT pg_reload_conf()')
    },
    async standby() {
      const copy = join(folder, `standby-${standbys.length + 1}`)
      const from = [
        '-D',
        copy,
        '-h',
        folder,
        '-p',
        `${port}`,
        '-U',
        'postgres',
        '--checkpoint=fast',
        '--write-recovery-conf'
      ]
      execFileSync(...command('pg_basebackup', from), inFolder(folder))
      const standbyPort = await freePort()
      const standby = await serve(folder, copy, standbyPort)
      standbys.push(standby)
      return followerOf(server.run, standby.run, standbyPort)
    },
    async [Symbol.asyncDispose]() {
      for (const one of [...standbys, server]) await one.end()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

function followerOf(leading: Postgres['run'], run: Postgres['run'], port: number): Standby {
  return {
    port,
    run,
    async caughtUp() {
      const [at] = await leading<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn')
      const asked = `SELECT pg_last_wal_replay_lsn() >= '${at?.lsn}'::pg_lsn AS there`
      while (!(await run<{ there: boolean }>(asked))[0]?.there) await wait(50)
    },
    async fallBehind() {
      await run(`ALTER SYSTEM SET primary_conninfo = ''`)
      await run('SELECT pg_reload_conf()')
      while ((await run('SELECT FROM pg_stat_wal_receiver')).length > 0) await wait(50)
    },
    async promote() {
      await run('SELECT pg_promote(wait => true)')
    }
  }
}
