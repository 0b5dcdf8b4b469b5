/** Writes down whose work is in the app, for the page of licences: what is in the three bundles, and what lies beside them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Licence } from '../../common/words/app/about.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What is no module of a bundle and goes along all the same: the native packages, the fonts, and Electron. */
const beside = ['keytar', 'better-sqlite3-multiple-ciphers', 'dejavu-fonts-ttf', 'electron']

/** The packages in a list as Vite writes it: a heading for each, and its text below. */
export function readList(list: string): Licence[] {
  const headings = [...list.matchAll(/^## (?<name>\S+) - (?<version>\d\S*)(?: \((?<licence>.+)\))?$/gm)]
  return headings.map((heading, index) => ({
    name: heading.groups?.name ?? '',
    version: heading.groups?.version ?? '',
    licence: heading.groups?.licence ?? '',
    text: list.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim()
  }))
}

/** A package as it lies in `folder`. */
function packageIn(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  return { name, version, licence: license, text: file ? readFileSync(join(folder, file), 'utf8').trim() : '' }
}

/** What is known of a package that brings no text of its own: whose it is, and the text of the MIT licence. */
export function knownText(name: string, page: string): string {
  const row = page.split('\n').find((line) => line.startsWith(`| ${name} `))
  const [, , copyright = '', licence = ''] = row?.split('|').map((cell) => cell.trim()) ?? []
  const [, mit = ''] = page.split('## The MIT licence')
  return row === undefined ? '' : `Copyright: ${copyright}\nLicence: ${licence}\n\n${mit.trim()}`
}

/** All of it once, by name. Throws where a package has neither a text nor a line in the table of those that bring none. */
export function together(all: readonly Licence[], withoutText: string): Licence[] {
  const byName = new Map(all.map((one) => [`${one.name} ${one.version}`, one]))
  return [...byName.values()]
    .map((one) => ({ ...one, text: one.text === '' ? knownText(one.name, withoutText) : one.text }))
    .map((one) => {
      if (one.text === '') throw new Error(`no licence text of ${one.name}: docs/licences-without-text.md wants a line`)
      return one
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** Called by the last of the three builds, when the lists of all of them are there. */
export function writeLicences(): void {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const all = [
    ...['main', 'preload', 'renderer'].flatMap((side) => readList(read(`out/${side}/licences.md`))),
    ...beside.map((name) => packageIn(join(root, 'node_modules', name)))
  ]
  writeFileSync(join(root, 'out/licences.json'), JSON.stringify(together(all, read('docs/licences-without-text.md'))))
}
