/** `npm run package:winget -- --url URL`: winget's manifests of the installers in `release/`, which will be found below URL. */
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wingetManifests } from './manifests.ts'

const repository = join(import.meta.dirname, '../../..')
const release = join(repository, 'release')
const { url } = parseArgs({ options: { url: { type: 'string' } } }).values
const installers = globSync('*-setup.exe', { cwd: release }).map((name) => join(release, name))

if (url === undefined || installers.length === 0) {
  process.stderr.write('package:winget: give --url, and have the installers of Windows in release/\n')
  process.exitCode = 2
} else {
  const out = join(release, 'winget')
  mkdirSync(out, { recursive: true })
  for (const [name, text] of wingetManifests({ repository, installers, url })) writeFileSync(join(out, name), text)
}
