/** `npm run package:linux`: the deb and the rpm, of what electron-builder has left in `release/`. Elsewhere it makes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageNeeds } from '../../preflight/needs.ts'
import { preflight } from '../../preflight/preflight.ts'
import type { Processor } from './deb.ts'
import { describe } from './description.ts'
import { makeLinuxPackages } from './make.ts'

const repository = join(import.meta.dirname, '../../..')
const out = join(repository, 'release')
const folders: Readonly<Record<Processor, string>> = { x64: 'linux-unpacked', arm64: 'linux-arm64-unpacked' }

if (process.platform === 'linux') {
  preflight(packageNeeds)
  for (const [processor, folder] of Object.entries(folders) as [Processor, string][]) {
    const unpacked = join(out, folder)
    if (!existsSync(unpacked)) continue
    const { deb, rpm } = makeLinuxPackages({ unpacked, out, processor, description: describe(repository) })
    process.stdout.write(`${deb}\n${rpm}\n`)
  }
}
