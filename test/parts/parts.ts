/** Two parts of the tests of one kind: what `npm test` runs, and what only `npm run test:long` and CI do. */
import { globSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A part of the tests of a kind: both together are all of them, and no test file is in both. */
export type Part = 'main' | 'rest'

/** The test files of one kind, named by their place in its folder without the end of their names: `office/server`. */
export type Kind = {
  /** What it is called: as its folder, or as its projects in `vitest.config.ts` begin. */
  name: string
  /** The folder of `test` in which all of them are; `.` where they are in several. */
  folder: string
  /** Which folders in it have them, as a pattern. */
  among: string
  /** How the names of its test files end. */
  ending: string
  /** Says whether `npm test` runs the file of that name. */
  isMain: (name: string) => boolean
}

/** Says whether a list names a test file, or a folder that it is in: `office/server`, `electron-on-chromium/`. */
export function isNamed(list: readonly string[], name: string): boolean {
  return list.some((place) => (place.endsWith('/') ? name.startsWith(place) : name === place))
}

const tests = join(import.meta.dirname, '..')

/** Returns the names of all test files of a kind. */
export function namesOf({ folder, among, ending }: Kind): string[] {
  return globSync(`${among}/*${ending}`, { cwd: join(tests, folder) })
    .map((file) => file.slice(0, -ending.length).replaceAll('\\', '/'))
    .toSorted()
}

/** Returns the names of one part. */
export function partOf(kind: Kind, part: Part): string[] {
  const names = namesOf(kind).filter((name) => kind.isMain(name) === (part === 'main'))
  // Given no file, vitest would run all of them.
  if (names.length === 0) throw new Error(`no test of ${kind.name} is in the part ${part}`)
  return names
}

/** Returns the file of a name, from the top of the repository. */
export const fileOf = ({ folder, ending }: Kind, name: string): string => posix.join('test', folder, `${name}${ending}`)

/** Returns the files of a part, as vitest takes them: by the whole name, since `outcome` is found in `outcomes` too. */
export function filesOf(kind: Kind, part: Part): string[] {
  return partOf(kind, part).map((name) => fileOf(kind, name))
}

/** Returns arguments with `--main` or `--rest` replaced by the files of that part. */
export function withFilesOf(kind: Kind, given: readonly string[]): string[] {
  return given.flatMap((argument) => {
    if (argument === '--main') return filesOf(kind, 'main')
    return argument === '--rest' ? filesOf(kind, 'rest') : [argument]
  })
}
