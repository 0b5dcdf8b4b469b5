/** PgBouncer in front of a PostgreSQL of the test, as many offices have it: one connection for each transaction. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../ports/free-port.ts'
import { pgbouncerCommand, pgbouncerNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { asPostgres, ownedByPostgres, type Postgres } from './postgres.ts'

/** A running pooler. */
export type Pooler = AsyncDisposable & {
  port: number
  /** It lets this login through from now on. */
  allow(user: string, password: string): Promise<void>
}

const administrator = 'administrator'

const settings = (port: number, postgres: number, folder: string) => `
[databases]
* = host=127.0.0.1 port=${postgres}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
pool_mode = transaction
default_pool_size = 2
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
client_tls_sslmode = require
client_tls_cert_file = ${join(folder, 'pooler.pem')}
client_tls_key_file = ${join(folder, 'pooler.key')}
server_tls_sslmode = require
admin_users = ${administrator}
# A list of users that is read anew cuts off a login to the server which is under way, and by itself it waits 15 s then:
# longer than a desk waits for a connection.
server_login_retry = 1
logfile = ${join(folder, 'log')}
pidfile = ${join(folder, 'pid')}
`

/** Starts one; its certificate is of the server's authority. */
export async function startPooler(postgres: Postgres): Promise<Pooler> {
  preflight(pgbouncerNeeds)
  const folder = mkdtempSync(join(tmpdir(), 'eeid-pooler-'))
  chmodSync(folder, 0o755)
  ownedByPostgres(folder)
  const port = await freePort()
  const adminPassword = randomUUID()
  const users = [`"${administrator}" "${adminPassword}"\n`]
  const put = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    ownedByPostgres(join(folder, name))
  }
  const authority = readFileSync(postgres.authority.certificate, 'utf8')
  const certificate = postgres.authority.issue({ names: ['localhost'] })
  for (const [from, name] of [
    [certificate.certificate, 'pooler.pem'],
    [certificate.key, 'pooler.key']
  ] as const) {
    copyFileSync(from, join(folder, name))
    chmodSync(join(folder, name), 0o600)
    ownedByPostgres(join(folder, name))
  }
  put('users.txt', users.join(''))
  put('pooler.ini', settings(port, postgres.port, folder))
  const [program, args] = asPostgres(pgbouncerCommand(), [join(folder, 'pooler.ini')])
  const child = spawn(program, args, { stdio: 'ignore', cwd: folder })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await listening(port)
  return {
    port,
    async allow(user, password) {
      users.push(`"${user}" "${password}"\n`)
      put('users.txt', users.join(''))
      await readAnew(port, authority, adminPassword)
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

/** By the pooler's own console, which answers when it has read its files. */
async function readAnew(port: number, ca: string, password: string): Promise<void> {
  const console = new pg.Client({
    host: 'localhost',
    port,
    database: 'pgbouncer',
    user: administrator,
    password,
    ssl: { ca }
  })
  await console.connect()
  try {
    await console.query('RELOAD')
  } finally {
    await console.end()
  }
}

async function listening(port: number): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isThere) return
    await wait(100)
  }
  throw new Error('PgBouncer does not answer')
}
