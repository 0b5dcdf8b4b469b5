/**
 * `npm run torture -- [--only WORDS] [--call NAME]`: plays every call under every fault, prints the table, and ends with exit
 * code 1 where a promise was not kept. `--only` takes those whose name has the words in it.
 */
import { parseArgs } from 'node:util'
import { type Cell, cells } from './faults/all.ts'
import { play, TorturedOffice } from './play.ts'
import { brokenIn, tableOf, type Verdict } from './table.ts'

const { values } = parseArgs({ options: { only: { type: 'string' }, call: { type: 'string' } } })
const chosen = cells.filter(
  ({ call, fault }) => fault.name.includes(values.only ?? '') && (values.call ?? call) === call
)
const began = performance.now()
const verdicts = await playAll(chosen)
console.log(tableOf(verdicts))
const broken = brokenIn(verdicts)
if (broken.length > 0) console.log(`\n${broken.join('\n')}`)
const seconds = Math.round((performance.now() - began) / 1000)
const calls = verdicts.reduce((sum, { played }) => sum + played.met, 0)
console.log(`\n${verdicts.length} plays, ${calls} calls met a fault, ${broken.length} broke a promise, ${seconds} s.`)
process.exitCode = broken.length > 0 ? 1 : 0

/** Plays them in several offices side by side: a play is mostly waiting. */
async function playAll(all: readonly Cell[]): Promise<Verdict[]> {
  const left = [...all]
  const done: Verdict[] = []
  const work = async () => {
    await using office = await TorturedOffice.open()
    for (let cell = left.shift(); cell; cell = left.shift()) {
      const played = await play(office, cell)
      done.push({ cell, played })
      // A long run tells at once what it finds.
      if (played.broken.length > 0) console.error(`${cell.call}: ${cell.fault.name}: ${played.broken.join('; ')}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return done
}
