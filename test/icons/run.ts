/** `npm run icons`: draws the app's icon anew in every size. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawnIcons, resources } from './drawn.ts'

for (const [name, bytes] of drawnIcons()) {
  const file = join(resources, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
