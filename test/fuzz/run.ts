/** `npm run fuzz [-- --runs N] [--seed S]`: so many calls and so many answers; other ones every time unless a seed is given. */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { vitest } from '../parts/vitest.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string' } } })
const seed = values.seed ?? String(randomInt(2 ** 31 - 1))
process.stdout.write(`fuzz: ${values.runs} calls and ${values.runs} answers; the same again by --seed ${seed}\n`)
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', 'test/unit/fuzz'], {
  cwd: join(import.meta.dirname, '../..'),
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: values.runs, FC_SEED: seed }
})
process.exitCode = status ?? 1
