/** squid, the proxy of an office; with a user name and a password where it is told to ask for them. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { basicNcsaAuth, squidCommand, squidNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'

/** A user whom the proxy knows. */
export type ProxyUser = { userName: string; password: string }

/** A running squid on loopback. */
export type Squid = Neighbour & {
  /** `127.0.0.1:port`. */
  address: string
  /** What it has been asked, one line each: status, method, address, user. */
  log(): string[]
}

/** The words by which the proxy asks for a sign-in. */
export const realm = 'Office proxy'

/**
 * Starts squid.
 * @param names hosts that it finds on loopback
 * @param rules what it lets through of whoever it asks no sign-in of, in squid's words
 * @throws MissingNeeds where it is neither there nor can be installed
 */
export async function startSquid(
  user?: ProxyUser,
  names: readonly string[] = [],
  rules = 'http_access allow all'
): Promise<Squid> {
  preflight(squidNeeds)
  const neighbour = await startNeighbour('squid', ({ folder, port }) => {
    writeFileSync(join(folder, 'hosts'), names.map((name) => `127.0.0.1 ${name}\n`).join(''))
    if (user) writeFileSync(join(folder, 'passwords'), `${user.userName}:${hashed(user.password)}\n`)
    const settings = join(folder, 'squid.conf')
    writeFileSync(settings, settingsOf(folder, port, user ? signIn(folder) : rules))
    return { program: squidCommand(), args: ['-N', '-f', settings] }
  })
  const log = () => readFileSync(join(neighbour.folder, 'access.log'), 'utf8').split('\n').filter(Boolean)
  return { ...neighbour, address: `127.0.0.1:${neighbour.port}`, log }
}

const hashed = (password: string): string =>
  execFileSync('openssl', ['passwd', '-apr1', '-stdin'], { input: password, encoding: 'utf8' }).trim()

const signIn = (folder: string): string => `auth_param basic program ${basicNcsaAuth} ${join(folder, 'passwords')}
auth_param basic children 1
auth_param basic realm ${realm}
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all`

function settingsOf(folder: string, port: number, access: string): string {
  return `http_port 127.0.0.1:${port}
visible_hostname proxy.test
pid_filename ${join(folder, 'squid.pid')}
hosts_file ${join(folder, 'hosts')}
cache deny all
cache_log ${join(folder, 'cache.log')}
coredump_dir ${folder}
logformat short %>Hs %rm %ru %un
access_log stdio:${join(folder, 'access.log')} short
cache_store_log none
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
${access}
`
}
