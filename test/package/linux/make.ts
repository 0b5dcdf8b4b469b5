import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDeb, type Processor } from './deb.ts'
import type { Description } from './description.ts'
import { makeRpm } from './rpm.ts'
import { layOut } from './tree.ts'

const repository = join(import.meta.dirname, '../../..')
const resources = join(repository, 'main/resources')

/** What is packaged, and where the packages go. */
export type Order = { unpacked: string; out: string; processor: Processor; description: Description }

/** Makes deb and rpm of electron-builder's folder, of one tree and one description; returns their paths. */
export function makeLinuxPackages({ unpacked, out, processor, description }: Order): { deb: string; rpm: string } {
  const work = mkdtempSync(join(tmpdir(), 'eeid-desk-linux-'))
  try {
    const tree = join(work, 'tree')
    mkdirSync(out, { recursive: true })
    layOut(tree, { unpacked, repository, resources, description })
    const making = { tree, description, processor, resources, work, out }
    return { deb: makeDeb(making), rpm: makeRpm(making) }
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  }
}
