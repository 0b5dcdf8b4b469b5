/** Which component specs `npm test` leaves out. They are run by `npm run test:component:rest`, `test:long` and CI. */
import { isNamed, type Kind } from '../parts/parts.ts'

/** Specs of what a desk does once a month: what is set, looked up, or given out by the office. */
export const restOfComponent: readonly string[] = [
  'audit',
  'handover-settings',
  'health',
  'policy',
  'programs',
  'services',
  'settings',
  'settings-pages',
  'settings-way',
  'updates'
]

/** The component specs. One that nobody has named here is run by `npm test`. */
export const component: Kind = {
  folder: 'component',
  ending: '.spec.tsx',
  isMain: (name) => !isNamed(restOfComponent, name)
}
