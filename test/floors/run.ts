/** Prints what is wrong with the floors of the house; fails where anything is. */
import { fileURLToPath } from 'node:url'
import { faultsOf } from './floors.ts'

const faults = await faultsOf(fileURLToPath(new URL('../..', import.meta.url)))
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? 'floors: in order' : `floors: ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
