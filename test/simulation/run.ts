/**
 * `npm run simulate -- --runs N --seed S [--path P] [--desks D]`: plays N seeded schedules (500 unless told) and ends with
 * exit code 1 and the shrunk schedule of the first that breaks a promise. Without a seed it takes one and prints it. With
 * desks, an office of so many of them is played (100 schedules unless told), and not one desk with its service.
 */
import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { OfficeCoverage } from './desks/coverage.ts'
import { simulateOffice } from './desks/simulate.ts'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    desks: { type: 'string' }
  }
})
const desks = whole(values.desks, 0)
const runs = whole(values.runs, desks > 0 ? 100 : 500)
const seed = whole(values.seed, Math.floor(Math.random() * 2 ** 31))
const began = performance.now()
const { runs: played, failure, table } = desks > 0 ? await playOffices() : await playOne()
const seconds = (performance.now() - began) / 1000
if (failure) console.log(failure)
console.log(`${table}\n`)
const pace = `${played} schedules in ${seconds.toFixed(1)} s, ${(played / seconds).toFixed(0)} a second`
console.log(`${failure ? 'FAILED' : 'Every promise kept'}: seed ${seed}, ${pace}.`)
process.exitCode = failure ? 1 : 0

async function playOne() {
  const coverage = new Coverage()
  const simulated = await simulate({ runs, seed, path: values.path, coverage })
  return { ...simulated, table: coverageTable(coverage) }
}

async function playOffices() {
  const coverage = new OfficeCoverage()
  const simulated = await simulateOffice({ runs, seed, path: values.path, desks, coverage })
  return { ...simulated, table: coverage.lines().join('\n') }
}

function whole(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${text}`)
  return value
}
