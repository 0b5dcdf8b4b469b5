/** The licences that must go along with the package: of what is bundled, of the native packages, of Electron itself. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const withoutText = 'licences-without-text.md'
const bundled = ['main.md', 'preload.md', 'renderer.md']
const others = ['eeid-desk.txt', 'keytar.md', 'better-sqlite3-multiple-ciphers.txt', withoutText]
/** What electron-builder lays beside the program. */
const ofElectron = ['LICENSE.electron.txt', 'LICENSES.chromium.html']

/** What is missing in a package, in words; empty where every licence is there. `packaged` is the program's folder. */
export function missingLicences(packaged: string): string[] {
  const folder = join(packaged, 'resources/licences')
  const files = [
    ...[...bundled, ...others].map((name) => join(folder, name)),
    ...ofElectron.map((name) => join(packaged, name))
  ]
  const gone = files.filter((file) => !existsSync(file) || statSync(file).size === 0).map((file) => `no ${file}`)
  if (gone.length > 0) return gone
  const known = readFileSync(join(folder, withoutText), 'utf8')
  return bundled.flatMap((name) =>
    untold(readFileSync(join(folder, name), 'utf8'), known).map((part) => `${name}: no licence text of ${part}`)
  )
}

/**
 * The packages in a list of licences as vite writes it, a heading for each and its text below, that have no text
 * there, nor a line in the table of those that bring none.
 */
export function untold(list: string, known: string): string[] {
  const entries = list.split(/^## /m).slice(1)
  return entries.flatMap((entry) => {
    const [heading = '', ...text] = entry.split('\n')
    const name = heading.split(' - ')[0] ?? ''
    const isTold = text.join('').trim() !== '' || known.includes(`| ${name} `)
    return isTold ? [] : [name]
  })
}
