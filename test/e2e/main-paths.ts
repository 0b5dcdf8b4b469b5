/** Which e2e specs `npm test` runs. All others are run by `npm run test:long` and CI. */
import { isNamed, type Kind } from '../parts/parts.ts'

/** The specs of what a desk does all day, of what it must never do, and of what it does when something breaks. */
export const mainPaths: readonly string[] = [
  'main-job',
  'outcome',
  'next-person',
  'power-cut',
  'key-missing',
  'window-security',
  'size'
]

/** The e2e specs. One that nobody has named a main path is of the rest. */
export const e2e: Kind = {
  name: 'e2e',
  folder: 'e2e',
  among: '**',
  ending: '.spec.ts',
  isMain: (name) => isNamed(mainPaths, name)
}
