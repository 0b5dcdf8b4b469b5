/** How much of the built app the first picture of its window reads, and how large the app's archive is. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file that the first picture reads, by its name; `bytes` as it is, and `gzipped`. */
export type ReadFile = { name: string; bytes: number; gzipped: number }

/** Of a page of the built window, everything that it reads before it shows anything. */
export function firstScripts(renderer: string, page = 'index.html'): ReadFile[] {
  const html = readFileSync(join(renderer, page), 'utf8')
  const begun = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(
    ([, name]) => name
  )
  const names = new Set<string>()
  const left = begun.filter((name) => name !== undefined)
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (names.has(name)) continue
    names.add(name)
    left.push(...importedBy(readFileSync(join(renderer, 'assets', name), 'utf8')))
  }
  return [...names].toSorted().map((name) => measured(renderer, name))
}

/** The scripts that a script imports before it runs. What it imports while it runs has brackets after its `import`. */
const importedBy = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].flatMap(([, name]) => name ?? [])

/** The texts of a language are data, and are read beside the scripts: those of the language whose texts are the longest. */
export function longestTexts(renderer: string): ReadFile {
  const all = readdirSync(join(renderer, 'assets')).filter((name) => /^texts-\w\w-.*\.json$/.test(name))
  const sized = all.map((name) => measured(renderer, name)).toSorted((a, b) => b.gzipped - a.gzipped)
  const [longest] = sized
  if (longest === undefined) throw new Error(`no texts in ${renderer}`)
  return longest
}

function measured(renderer: string, name: string): ReadFile {
  const code = readFileSync(join(renderer, 'assets', name))
  return { name, bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length }
}

/** In kB of a thousand bytes: the script and the texts of the first picture, gzipped, and all that goes into app.asar. */
export type SizeFigures = {
  script: number
  texts: number
  app: number
  isWithin: { script: boolean; app: boolean }
}

/** The most that the script of the first picture may be, gzipped, in bytes. */
export const mostScript = 200_000

const mostApp = 12_000_000

/** Of a built app, in `out`. */
export function sizeOf(out: string): SizeFigures {
  const script = firstScripts(join(out, 'renderer')).reduce((sum, { gzipped }) => sum + gzipped, 0)
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(map|md)$/.test(entry.name))
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  const app = files.reduce((sum, size) => sum + size, 0)
  const kb = (bytes: number) => Math.round(bytes / 100) / 10
  return {
    script: kb(script),
    texts: kb(longestTexts(join(out, 'renderer')).gzipped),
    app: kb(app),
    isWithin: { script: script <= mostScript, app: app <= mostApp }
  }
}
