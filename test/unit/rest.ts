/** Which unit tests `npm test` leaves out. They are run by `npm run test:unit:rest`, `test:long` and CI. */
import { isNamed, type Kind } from '../parts/parts.ts'

/** Tests that take long, of what a desk does seldom or of what breaks seldom, each with what stays of it in `npm test`. */
export const restOfUnit: readonly string[] = [
  // Papers and files in every language. Stays: `paper`, `erasure/papers`, and `record/pack` of the integration tests.
  'unit/texts/test-mark',
  'unit/reports/list-report',
  'unit/reports/numbers',
  'unit/audit/exported',
  // Drawn values. Stays: every written case of `people`.
  'people/properties',
  // A list of 10,000 rows in the window. Stays: `store/list/list`, and the component specs of the list.
  'unit/renderer/list-store',
  // A damaged, lost or older ledger, and another key. Stays: `store/migrations`, `startup/desk`, and the spec `key-missing`.
  'unit/store/restore',
  'unit/startup/backup-thread',
  'unit/startup/key-change',
  'unit/startup/start-anew',
  // Stays: `programs/take`.
  'unit/programs/crash'
]

/** The unit tests. One that nobody has named here is run by `npm test`. */
export const unit: Kind = {
  name: 'unit',
  folder: '.',
  among: '{unit,people}/**',
  ending: '.test.ts',
  isMain: (name) => !isNamed(restOfUnit, name)
}
