/** The program that runs the tests. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Its file, for Node to run. */
export const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
