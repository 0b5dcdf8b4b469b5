/** Which e2e specs `npm test` runs, and which only `npm run test:long` and CI do. */
import { globSync } from 'node:fs'

/** A part of the e2e specs: both together are all of them, and no spec is in both. */
export type Part = 'main' | 'rest'

/** The specs of what a desk does all day, of what it must never do, and of what it does when something breaks. */
export const mainPaths: readonly string[] = [
  'main-job',
  'form',
  'hand-over',
  'outcome',
  'decision',
  'in-a-row',
  'offline-first',
  'keychain',
  'window-security',
  'size'
]

const ending = '.spec.ts'

/** The names of all specs: their files without `.spec.ts`. */
export function allSpecs(): string[] {
  return globSync(`**/*${ending}`, { cwd: import.meta.dirname }).map((file) => file.slice(0, -ending.length))
}

/** The names of the specs of one part. A spec that nobody has named a main path is of the rest. */
export function specsOf(part: Part): string[] {
  return allSpecs().filter((name) => mainPaths.includes(name) === (part === 'main'))
}

/** The files of a part, as vitest takes them: by the whole name, since `outcome` is found in `outcomes` too. */
export function filesOf(part: Part): string[] {
  return specsOf(part).map((name) => `test/e2e/${name}${ending}`)
}
