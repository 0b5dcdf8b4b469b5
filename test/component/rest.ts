/** Which component specs `npm test` leaves out. They are run by `npm run test:component:rest`, `test:long` and CI. */
import { isNamed, type Kind } from '../parts/parts.ts'

/**
 * Specs of what a desk does seldom: what is set, looked up, or shared with the office's other desks, of which
 * `office/two-desks`, `erasing` and `codes` of the integration tests stay.
 */
export const restOfComponent: readonly string[] = [
  'audit',
  'handover-settings',
  'health',
  'office',
  'policy',
  'printer-in-place',
  'services',
  'settings',
  'settings-pages',
  'settings-way',
  'updates'
]

/** The component specs. One that nobody has named here is run by `npm test`. */
export const component: Kind = {
  name: 'component',
  folder: 'component',
  among: '**',
  ending: '.spec.tsx',
  isMain: (name) => !isNamed(restOfComponent, name)
}
