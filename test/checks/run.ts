/**
 * `npm run checks`: types, dead code, lint and floors, as many at a time as there are cores, since most of them keep one
 * core busy. Fails where any does, and says which.
 */
import { availableParallelism } from 'node:os'
import { checks, runAll, runScript } from './checks.ts'

const failed = await runAll(checks, availableParallelism(), runScript, ({ name, isOk, said, seconds }) => {
  console.log(`${isOk ? 'ok' : 'FAILED'}: npm run ${name}, ${seconds} s`)
  if (said) console.log(said)
})
console.log(failed.length === 0 ? 'checks: in order' : `checks: not in order: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
