/** Where each file of the app lies on a Linux system: one tree, of which the deb and the rpm are made. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Description } from './description.ts'
import { desktopEntry, launcherOf } from './desktop-entry.ts'
import { launcher } from './launcher.ts'

/** What the tree is made of. */
export type Parts = {
  /** electron-builder's folder: the program and all beside it. */
  unpacked: string
  repository: string
  resources: string
  description: Description
}

/** Lays out the tree below `root`, which is empty. */
export function layOut(root: string, { unpacked, repository, resources, description }: Parts): void {
  const { name } = description
  const home = join(root, 'opt', name)
  mkdirSync(root, { recursive: true })
  cpSync(unpacked, home, { recursive: true, verbatimSymlinks: true })
  cpSync(join(resources, 'linux/apparmor-profile'), join(home, 'resources/apparmor-profile'))
  put(root, launcherOf(name), launcher(`/opt/${name}/${name}`))
  put(root, `usr/share/applications/${name}.desktop`, desktopEntry(description))
  put(root, `usr/share/doc/${name}/copyright`, copyrightOf(description))
  copy(join(repository, 'CHANGELOG.md'), join(root, `usr/share/doc/${name}/CHANGELOG.md.gz`), gzipSync)
  const icons = join(root, 'usr/share/icons/hicolor')
  for (const file of readdirSync(join(resources, 'icons'))) {
    copy(join(resources, 'icons', file), join(icons, file.replace('.png', ''), 'apps', `${name}.png`))
  }
  copy(join(resources, 'icon.svg'), join(icons, 'scalable/apps', `${name}.svg`))
  mkdirSync(join(root, 'usr/bin'))
  symlinkSync(`../../${launcherOf(name).slice(1)}`, join(root, 'usr/bin', name))
  setModes(root)
  chmodSync(join(root, launcherOf(name)), 0o755)
  // Where a system forbids user namespaces, this program makes Chromium's sandbox; it is root's for that.
  const sandbox = join(home, 'chrome-sandbox')
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755)
}

/** The files and links of a tree, as paths from the system's root. */
export function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `/${join(entry.parentPath, entry.name).slice(root.length + 1)}`)
    .toSorted()
}

function put(root: string, path: string, text: string): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function copy(from: string, to: string, change: (bytes: Buffer) => Buffer = (bytes) => bytes): void {
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, change(readFileSync(from)))
}

/** Everybody may read all of it, whatever the umask of whoever packages it. */
function setModes(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) setModes(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

const copyrightOf = ({ name, title, homepage, copyright, licence }: Description): string =>
  [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    `Upstream-Name: ${title}`,
    `Source: ${homepage}`,
    `Comment: The licences of all that is bundled are in /opt/${name}/resources/licences.`,
    '',
    'Files: *',
    `Copyright: ${copyright.replace('Copyright © ', '')}`,
    `License: ${licence}`,
    ''
  ].join('\n')
