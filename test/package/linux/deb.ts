/** The deb, by `dpkg-deb`. */
import { createHash } from 'node:crypto'
import { cpSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Description } from './description.ts'
import { runTool } from './run-tool.ts'
import { filesOf } from './tree.ts'

/** How Debian calls the processors that electron-builder packages for. */
const architectures = { x64: 'amd64', arm64: 'arm64' } as const

/** A processor. */
export type Processor = keyof typeof architectures

/** What a package is made of and where it goes. `work` is a folder of its own. */
export type Making = {
  tree: string
  description: Description
  processor: Processor
  resources: string
  work: string
  out: string
}

/** Makes the deb; returns its path. */
export function makeDeb({ tree, description, processor, resources, work, out }: Making): string {
  const root = join(work, 'deb')
  cpSync(tree, root, { recursive: true, verbatimSymlinks: true, mode: 0 })
  const control = join(root, 'DEBIAN')
  mkdirSync(control, { mode: 0o755 })
  const files = filesOf(tree).filter((path) => lstatSync(join(tree, path)).isFile())
  const bytes = files.reduce((sum, path) => sum + lstatSync(join(tree, path)).size, 0)
  const architecture = architectures[processor]
  writeFileSync(join(control, 'control'), controlOf(description, architecture, Math.ceil(bytes / 1024)))
  writeFileSync(join(control, 'md5sums'), files.map((path) => `${md5(join(tree, path))}  ${path.slice(1)}\n`).join(''))
  const part = (name: string): string => readFileSync(join(resources, 'linux', name), 'utf8')
  putScript(join(control, 'postinst'), 'configure', part('after-install.sh'))
  putScript(join(control, 'postrm'), 'remove|purge', part('after-remove.sh'))
  const file = join(out, `${description.name}_${description.version}_${architecture}.deb`)
  runTool('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', root, file])
  return file
}

function controlOf(
  { name, version, maintainer, homepage, summary, text, deb }: Description,
  processor: string,
  kib: number
): string {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${processor}`,
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${kib}`,
    `Depends: ${deb.depends.join(', ')}`,
    `Recommends: ${deb.recommends.join(', ')}`,
    `Section: ${deb.section}`,
    'Priority: optional',
    `Homepage: ${homepage}`,
    `Description: ${summary}`,
    ` ${text}`,
    ''
  ].join('\n')
}

function putScript(file: string, when: string, body: string): void {
  writeFileSync(file, `#!/bin/sh\nset -e\ncase "$1" in\n${when})\n${body};;\nesac\n`, { mode: 0o755 })
}

const md5 = (file: string): string => createHash('md5').update(readFileSync(file)).digest('hex')
