/**
 * `npm run simulate -- --runs N --seed S [--path P]`: plays N seeded schedules (500 unless told) and ends with exit code 1
 * and the shrunk schedule of the first that breaks a promise. Without a seed it takes one and prints it.
 */
import { parseArgs } from 'node:util'
import { Coverage } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } }
})
const runs = whole(values.runs, 500)
const seed = whole(values.seed, Math.floor(Math.random() * 2 ** 31))
const coverage = new Coverage()
const began = performance.now()
const { runs: played, failure } = await simulate({ runs, seed, path: values.path, coverage })
const seconds = (performance.now() - began) / 1000
if (failure) console.log(failure)
console.log(`${coverageTable(coverage)}\n`)
const pace = `${played} schedules in ${seconds.toFixed(1)} s, ${(played / seconds).toFixed(0)} a second`
console.log(`${failure ? 'FAILED' : 'Every promise kept'}: seed ${seed}, ${pace}.`)
process.exitCode = failure ? 1 : 0

function whole(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${text}`)
  return value
}
