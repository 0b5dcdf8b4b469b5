/** What a package leaves on a system. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const looked = ['/bin', '/boot', '/etc', '/lib', '/opt', '/srv', '/usr', '/var']

// The package managers' own memory, and the logs: what was done stays written there.
const memory = /^\/var\/(log|cache|tmp|lib\/(apt|dpkg))(\/|$)/

/** Every path of the system that a package may lay something at. */
export function filesOfSystem(): Set<string> {
  return new Set(looked.flatMap(below).filter((path) => !memory.test(path)))
}

/** Paths that were not there before, or are not there any more. */
export function traces(before: ReadonlySet<string>): string[] {
  return inOneOnly(before, filesOfSystem())
}

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? [path, ...below(path)] : [path]
  })
}

/** What is in one of the two and not in the other. */
export const inOneOnly = (these: ReadonlySet<string>, those: ReadonlySet<string>): string[] => [
  ...[...these].filter((each) => !those.has(each)),
  ...[...those].filter((each) => !these.has(each))
]
