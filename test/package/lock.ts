/** What package-lock.json says of every package that `npm ci` installs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package at its place in node_modules. */
export type Locked = {
  place: string
  name: string
  version: string
  licence: string
  /** `sha512-…` in base64. */
  integrity: string | undefined
  resolved: string | undefined
  hasInstallScript: boolean
  /** A folder of this repository. */
  isOwn: boolean
}

type Entry = {
  name?: string
  version?: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  link?: boolean
}

/** Every entry of the lock file but the repository itself. */
export function lockedPackages(repository: string): Locked[] {
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>
  }
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({
      place,
      name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
      integrity: entry.integrity,
      resolved: entry.resolved,
      hasInstallScript: entry.hasInstallScript === true,
      isOwn: entry.link === true || !place.includes('node_modules/')
    }))
}
