/** Under which licences a package may be installed here, and under which it may go out to offices. */

/** For what is bundled into the app. */
const shipped: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'MPL-2.0',
  '0BSD'
])

/** For tools, which nobody gets with the app: these ask for nothing but a notice, or for nothing. */
const tools: ReadonlySet<string> = new Set([...shipped, 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC0-1.0', 'Python-2.0', 'WTFPL'])

/** Packages whose description names no licence of the list, by name: what somebody has read instead. */
const read: Readonly<Record<string, string>> = {
  // Bitstream Vera's licence and public domain: may be used, copied and sold along with a program; its text goes along.
  'dejavu-fonts-ttf': 'SEE LICENSE IN README.md AND LICENSE',
  // Its LICENSE file is MIT's text.
  'png-js': '',
  // Parts of electron-updater. The Blue Oak licence permits all that MIT does, and asks that its text goes along, which it does.
  'graceful-fs': 'BlueOak-1.0.0',
  sax: 'BlueOak-1.0.0'
}

/** Whether a package may be there. `use`: as a part of the app, or only as a tool. */
export function isAllowed({ name, licence }: { name: string; licence: string }, use: 'shipped' | 'tool'): boolean {
  if (read[name] === licence) return true
  return fits(licence, use === 'shipped' ? shipped : tools)
}

/** An SPDX expression of `AND` and `OR`, as packages write them: of one `OR` either, of an `AND` all. */
function fits(expression: string, allowed: ReadonlySet<string>): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  return bare.split(' OR ').some((each) => each.split(' AND ').every((one) => allowed.has(one)))
}
