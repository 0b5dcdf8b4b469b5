/** What is done in the copy of the machine: by root with the package managers, and by an ordinary user at the desk. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programOf } from '../linux/desktop-entry.ts'
import { runTool } from '../linux/run-tool.ts'
import { filesOf } from '../linux/tree.ts'
import type { Sitting } from './at-desk.ts'
import { needsOf, unmetNeeds } from './needs-of-package.ts'
import { filesOfSystem, inOneOnly, traces } from './traces.ts'

/** The packages to try. */
export type Packages = { older: string; newer: string; olderRpm: string; newerRpm: string; repository: string }

const say = (line: string): void => void process.stdout.write(`package:install: ${line}\n`)
const entry = '/usr/share/applications/eeid-desk.desktop'
const user = 'clerk'
const home = `/home/${user}`
const data = join(home, '.config/eeID Desk')

const { repository, ...given }: Packages = JSON.parse(process.argv[2] ?? '')
const packages = readable(given)
openToEverybody(repository)
runTool('useradd', ['--create-home', '--shell', '/bin/sh', user])

const { deb, rpm } = needsOf(packages.newer, packages.newerRpm)
apt(['satisfy', deb.join(', ')])
fail('needs that are not those of the programs', unmetNeeds({ deb, rpm, file: packages.newer }))
say('every library that it needs is asked for, in the deb and in the rpm')

const clean = filesOfSystem()
apt(['install', packages.older])
runTool('desktop-file-validate', [entry])
say('the version before is installed by apt')
sit('first')
apt(['install', packages.newer])
say('upgraded by apt')
sit('again')
apt(['remove', 'eeid-desk'])
fail('left by a removal', traces(clean))
apt(['purge', 'eeid-desk'])
fail('left by a purge', traces(clean))
if (!existsSync(join(data, 'desk/ledger.db'))) fail('gone', ['the clerk’s data, which is not the package’s'])
say('removed and purged without a trace; the clerk’s data stays')
tryRpm()

function apt([command = '', ...args]: readonly string[]): void {
  runTool('apt-get', ['--yes', '--quiet', '--no-install-recommends', command, ...args], {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive'
  })
}

/** The clerk sits down at the desk. */
function sit(sitting: Sitting): void {
  const program = programOf(readFileSync(entry, 'utf8'))
  const [, version = ''] = runTool('dpkg-query', ['--show', 'eeid-desk']).trim().split('\t')
  const script = join(import.meta.dirname, 'at-desk.ts')
  const mine = ['env', '-i', `HOME=${home}`, `USER=${user}`, 'PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C.UTF-8']
  const command = [...mine, process.execPath, script, sitting, program, data, version]
  const asUser = ['--reuid', user, '--regid', user, '--init-groups', ...command]
  const { status } = spawnSync('setpriv', asUser, { stdio: 'inherit', cwd: home })
  if (status !== 0) fail('at the desk', [`${sitting}: ended with ${status}`])
}

/** Here dpkg is the system's own: the rpm goes into a folder, as into the root of another system. */
function tryRpm(): void {
  const root = '/var/tmp/rpm-root'
  const rpmOf = (...args: string[]) => runTool('rpm', ['--root', root, '--dbpath', '/var/lib/rpm', '--nodeps', ...args])
  mkdirSync(root, { recursive: true })
  rpmOf('--install', '--noscripts', packages.olderRpm)
  rpmOf('--upgrade', '--noscripts', packages.newerRpm)
  const placed = (path: string) => existsSync(join(root, path))
  const wanted = ['/opt/eeid-desk/start', '/opt/eeid-desk/eeid-desk', '/opt/eeid-desk/resources/app.asar', entry]
  fail(
    'not placed by the rpm',
    wanted.filter((path) => !placed(path))
  )
  const unpacked = '/var/tmp/deb-root'
  runTool('dpkg-deb', ['--extract', packages.newer, unpacked])
  fail('in one of deb and rpm only', inOneOnly(new Set(filesOf(unpacked)), new Set(filesOf(root))).filter(isOfApp))
  rpmOf('--erase', '--noscripts', 'eeid-desk')
  fail('left by the rpm', ['/opt/eeid-desk', entry, '/usr/bin/eeid-desk'].filter(placed))
  say('the rpm places the same files, is upgraded, and is gone when erased')
}

/** Of the rpm's root: its database is no part of the app. */
function isOfApp(path: string): boolean {
  return !path.startsWith('/var/')
}

/** The packages where everybody can read them: apt reads as a user of its own. */
function readable<T extends Record<string, string>>(files: T): T {
  const folder = '/var/tmp/packages'
  mkdirSync(folder, { recursive: true })
  const moved = Object.entries(files).map(([key, file]): [string, string] => {
    const copy = join(folder, file.slice(file.lastIndexOf('/') + 1))
    cpSync(file, copy)
    chmodSync(copy, 0o644)
    return [key, copy]
  })
  return Object.fromEntries(moved) as T
}

/** The test host and the specs are the repository's: in this copy everybody may come to them. */
function openToEverybody(folder: string): void {
  for (let at = folder; at !== '/'; at = dirname(at)) chmodSync(at, statSync(at).mode | 0o555)
}

function fail(what: string, found: readonly string[]): void {
  if (found.length === 0) return
  say(`${what}:\n${found.join('\n')}`)
  process.exit(1)
}
