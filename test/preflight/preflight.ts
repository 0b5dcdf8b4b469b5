/** Finds what the system lacks; on Debian or Ubuntu as root installs it, elsewhere says the one command to run. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Need } from './needs.ts'

/** Thrown where something is missing and cannot be installed from here; the message says what to do. */
export class MissingNeeds extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MissingNeeds'
  }
}

const say = (line: string): void => void process.stderr.write(`preflight: ${line}\n`)

/**
 * Makes sure that every need is there.
 * @throws MissingNeeds
 */
export function preflight(needs: readonly Need[]): void {
  if (process.platform !== 'linux') return
  const missing = needs.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((need) => need.debianPackage))]
  const names = missing.map((need) => need.what).join(', ')
  const isDebian = existsSync('/usr/bin/apt-get')
  const isRoot = process.getuid?.() === 0
  if (!isDebian) throw new MissingNeeds(`${names} missing. Install what your system calls: ${packages.join(' ')}`)
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isRoot) throw new MissingNeeds(`${names} missing. Run this once, then try again:\n  sudo sh -c '${command}'`)
  say(`${names} missing: installing ${packages.join(' ')} with apt-get`)
  install(command)
  const still = needs.filter((need) => !need.isThere())
  if (still.length > 0) {
    throw new MissingNeeds(`apt-get ran, but still missing: ${still.map((need) => need.what).join(', ')}`)
  }
  say('installed')
}

function install(command: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('sh', ['-c', command], { env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (run.status !== 0) {
    const tail = `${run.stdout ?? ''}${run.stderr ?? ''}`.split('\n').slice(-15).join('\n')
    throw new MissingNeeds(`this failed:\n  ${command}\n${tail}`)
  }
}
