/** Which integration tests `npm test` leaves out. They are run by `npm run test:integration:rest`, `test:long` and CI. */
import { isNamed, type Kind } from '../parts/parts.ts'

/**
 * Tests of rare faults that take long, by folder or by file, each with what stays of its promises in `npm test`. What a desk
 * does all day and what must never happen keeps a test there.
 */
export const restOfIntegration: readonly string[] = [
  // The test host itself: the e2e specs of the main paths run on it.
  'electron-on-chromium/',
  // Stays: `office/two-desks`, `erasing` and `codes`, on the same PostgreSQL; the simulated offices.
  'office/broken-server',
  'office/calls',
  'office/changing-server',
  'office/copies',
  'office/full-disk',
  'office/lease',
  'office/looking',
  'office/managing',
  'office/million',
  'office/proofs',
  'office/reading',
  'office/renewing',
  'office/server',
  'office/standby',
  'office/understood',
  'office/versions',
  'office/withheld',
  // Stays: `kill/sample`.
  'kill/kill',
  'kill/key-change',
  // Stays: `network/creates-broken`, `torture/sample`, and the specs `power-cut` and `main-job`.
  'network/faults',
  // Stays: `webhook/receiver` and `webhook/flood`.
  'webhook/office-proxies',
  // Stays: `sync` of the unit tests, and the simulation.
  'sync/shuffled-list',
  'sync/sweep-calls',
  'sync/unreachable-day',
  // Stays: the spec `key-missing`.
  'credentials/secret-service',
  'proofs/full-disk',
  // Stays: the unit tests of paper and of handing over.
  'handover/slip',
  // Stays: the simulation itself, in the unit tests, and `npm run undo -- --sample`.
  'simulation/mutants',
  // Stays: nothing that a desk does all day.
  'bench/desk',
  'package/nsis',
  'printing/cups'
]

/** The integration tests. One that nobody has named here is run by `npm test`. */
export const integration: Kind = {
  name: 'integration',
  folder: 'integration',
  among: '**',
  ending: '.test.ts',
  isMain: (name) => !isNamed(restOfIntegration, name)
}
