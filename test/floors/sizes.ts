import { dirname } from 'node:path'

/** A file and how many lines it has. */
export interface Sized {
  file: string
  lines: number
}

const longestFile = 300
const longestMedian = 60
const mostFilesInFolder = 40
const largestShareOfSide = 0.18

/** In a small side a few folders are a large share each: up to so many lines none of them is a drawer. */
const smallFolder = 1_200

/** Folders that may be a larger share, each with its reason (docs/architecture.md). */
const wholeSides: ReadonlySet<string> = new Set([
  // The one declaration of all calls, a file for each domain: there is nothing else in preload.
  'preload/contract'
])

/** Returns a line for each file, folder or side that has grown beyond what one takes in at a glance. Folders count without subfolders. */
export function sizeFaults(files: readonly Sized[]): string[] {
  const faults = files
    .filter(({ lines }) => lines > longestFile)
    .map(({ file, lines }) => `too long: ${file} has ${lines} lines`)
  const median = [...files].map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(files.length / 2)] ?? 0
  if (median > longestMedian) faults.push(`too long: half of the files have over ${median} lines`)
  return [...faults, ...folderFaults(files)]
}

function folderFaults(files: readonly Sized[]): string[] {
  const sides = Map.groupBy(files, ({ file }) => file.split('/', 1)[0] ?? '')
  const folders = Map.groupBy(files, ({ file }) => dirname(file))
  return [...folders].flatMap(([folder, inside]) => {
    const side = folder.split('/', 1)[0] ?? ''
    const share = lines(inside) / lines(sides.get(side) ?? [])
    const percent = Math.round(share * 100)
    return [
      ...(inside.length > mostFilesInFolder ? [`too many: ${folder} has ${inside.length} files`] : []),
      ...(share > largestShareOfSide && lines(inside) > smallFolder && !wholeSides.has(folder)
        ? [`too large: ${folder} is ${percent} % of ${side}`]
        : [])
    ]
  })
}

const lines = (files: readonly Sized[]): number => files.reduce((sum, { lines }) => sum + lines, 0)
