/**
 * `node test/simulation/mutants/run.ts [--seed S] [--only WORDS] [--from N] [--desks D]`: after how many schedules each mutant is
 * caught, as a table. With desks, those of an office of so many.
 */
import { parseArgs } from 'node:util'
import { officeMutants } from '../desks/mutants.ts'
import { simulateOffice } from '../desks/simulate.ts'
import { simulate } from '../simulate.ts'
import { mutants } from './mutants.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, only: { type: 'string' }, from: { type: 'string' }, desks: { type: 'string' } }
})
const desks = Number(values.desks ?? 0)
const seed = Number(values.seed ?? 3)
const most = desks > 0 ? 200 : 1_000
const ofOne = mutants.map(({ mutate, ...mutant }) => ({
  ...mutant,
  play: () => simulate({ runs: most, seed, mutate, shrink: false })
}))
const ofSeveral = officeMutants.map(({ mutant, ...told }) => ({
  ...told,
  play: () => simulateOffice({ runs: most, seed, desks, mutate: mutant(), shrink: false })
}))
const chosen = (desks > 0 ? ofSeveral : ofOne)
  .slice(Number(values.from ?? 0))
  .filter(({ name }) => name.includes(values.only ?? ''))
let missed = 0
for (const { name, play, notices } of chosen) {
  const { runs, failure } = await play()
  const first = (failure ?? 'nothing')
    .split('\n')
    .slice(1, 6)
    .map((line) => line.trim())
    .filter(Boolean)
  const isCaught = failure !== null && notices.test(failure)
  if (!isCaught) missed += 1
  console.log(
    `| ${name} | ${failure === null ? `not within ${most}` : runs} | ${isCaught ? (first[0] ?? '') : `NOT AS IT SHOULD BE: ${first.join(' / ')}`} |`
  )
}
console.log(`${chosen.length} mutants, ${missed} missed.`)
process.exitCode = missed > 0 ? 1 : 0
