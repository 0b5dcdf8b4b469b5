/** `npm run policy`: writes what is made of how settings are declared. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { made } from './made.ts'

for (const [file, text] of Object.entries(made())) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
