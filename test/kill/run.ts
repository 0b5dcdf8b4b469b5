/** `node test/kill/run.ts --kills N --seed S`: kills desks and tells what became of them. */
import { parseArgs } from 'node:util'
import keepCompiledCode from '../compiled-code.ts'
import { playCampaign, told } from './campaign.ts'

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? 200)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))

keepCompiledCode()
console.log(`seed ${seed}`)
const begun = performance.now()
const report = await playCampaign({ kills, seed, atOnce: 2 })
console.log(told(report))
console.log(`seed ${seed}, ${Math.round((performance.now() - begun) / 1_000)} s`)
process.exitCode = report.broken.length === 0 ? 0 : 1
