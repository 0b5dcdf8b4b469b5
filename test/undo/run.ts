/**
 * `npm run undo [-- --sample] [--only WORDS]`: undoes each protection in turn, in a copy of the repository, and runs the
 * test that holds it. Fails where a run stays green: then nobody would notice if the protection went.
 */
import { parseArgs } from 'node:util'
import { copyRepository } from './copy.ts'
import type { Protection } from './kit.ts'
import { protections } from './protections.ts'
import { type Redness, rednessOf } from './redness.ts'

const copies = 2
const { values } = parseArgs({ options: { sample: { type: 'boolean' }, only: { type: 'string' } } })
const chosen = protections.filter(
  ({ name, file, isSampled }) => (isSampled || !values.sample) && `${name} ${file}`.includes(values.only ?? '')
)
const begun = Date.now()
const waiting = [...chosen]
const found: { protection: Protection; redness: Redness }[] = []

async function work(): Promise<void> {
  const copy = copyRepository()
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const putBack = copy.undo(next)
      const redness = await rednessOf(copy.folder, next.test)
      putBack()
      found.push({ protection: next, redness })
      console.log(`${redness.padEnd(6)} ${next.name} (${next.file})`)
    }
  } finally {
    copy.remove()
  }
}

await Promise.all(Array.from({ length: copies }, work))
const missed = found.filter(({ redness }) => redness !== 'red')
const seconds = Math.round((Date.now() - begun) / 1000)
console.log(`undo: ${found.length} protections undone, ${missed.length} not noticed, ${seconds} s`)
for (const { protection, redness } of missed) console.log(`  ${redness}: ${protection.name}, by ${protection.test}`)
process.exitCode = missed.length > 0 || found.length === 0 ? 1 : 0
