/** `node test/simulation/mutants/run.ts [--seed S] [--only WORDS] [--from N]`: after how many schedules each mutant is caught, as a table. */
import { parseArgs } from 'node:util'
import { simulate } from '../simulate.ts'
import { mutants } from './mutants.ts'

const most = 1_000
const { values } = parseArgs({
  options: { seed: { type: 'string' }, only: { type: 'string' }, from: { type: 'string' } }
})
const chosen = mutants.slice(Number(values.from ?? 0)).filter(({ name }) => name.includes(values.only ?? ''))
let missed = 0
for (const { name, mutate, notices } of chosen) {
  const { runs, failure } = await simulate({ runs: most, seed: Number(values.seed ?? 3), mutate, shrink: false })
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
