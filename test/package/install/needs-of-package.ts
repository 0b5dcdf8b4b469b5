/** What the packages ask for, against what the programs in them are linked with. */
import { globSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../linux/run-tool.ts'

/** The needs of both packages, in the order of the description: the first of the one is the first of the other. */
export type Needs = { deb: string[]; rpm: string[] }

/** Reads them from the packages themselves. */
export function needsOf(deb: string, rpm: string): Needs {
  const ofDeb = runTool('dpkg-deb', ['--field', deb, 'Depends'])
  const ofRpm = runTool('rpm', ['--query', '--package', '--requires', rpm])
  return { deb: split(ofDeb, ','), rpm: split(ofRpm, '\n').filter((need) => !/^(rpmlib\(|\/bin\/sh)/.test(need)) }
}

/** In words: needs of one package that the other does not have, and libraries of a program that none asks for. */
export function unmetNeeds({ deb, rpm, file }: Needs & { file: string }): string[] {
  const libraries = rpm.map((need) => need.replace('()(64bit)', '')).filter((need) => need.includes('.so'))
  const brought = new Map(libraries.map((library) => [library, packageOf(library)]))
  const bringers = new Set(brought.values())
  return [
    ...[...brought]
      .filter(([, name]) => !deb.includes(name ?? ''))
      .map(([library, name]) => `rpm asks for ${library}, deb not for ${name ?? 'a package that brings it'}`),
    ...deb
      .filter((name) => !bringers.has(name) && !rpm.includes(name))
      .map((name) => `deb asks for ${name}, rpm for nothing of it`),
    ...linkedIn(file)
      .filter((library) => !bringers.has(packageOf(library) ?? ''))
      .map((library) => `none asks for ${library}`)
  ]
}

/** The Debian package of a library. */
function packageOf(library: string): string | undefined {
  const [file] = globSync(`/{usr/lib,lib}/*-linux-gnu/${library}`)
  if (!file) return undefined
  // Before Debian had one /usr/lib, packages laid theirs into /lib, and dpkg still says so.
  const [found] = [file, realpathSync(file), realpathSync(file).replace(/^\/usr/, '')].flatMap(ownerOf)
  return found
}

function ownerOf(path: string): string[] {
  try {
    return [runTool('dpkg-query', ['--search', path]).split(':')[0] ?? '']
  } catch {
    return []
  }
}

/** The libraries that the ELF programs in a deb name. */
function linkedIn(deb: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-linked-'))
  try {
    runTool('dpkg-deb', ['--extract', deb, folder])
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const own = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)))
    const named = files
      .filter(isElf)
      .flatMap((path) =>
        [...runTool('readelf', ['--dynamic', path]).matchAll(/\(NEEDED\).*\[(.+)\]/g)].map(([, name = '']) => name)
      )
    return [...new Set(named)].filter((name) => !own.has(name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isElf = (path: string): boolean => readFileSync(path).subarray(0, 4).toString('latin1') === '\x7fELF'

const split = (text: string, by: string): string[] =>
  text
    .split(by)
    .map((each) => each.trim())
    .filter((each) => each !== '')
