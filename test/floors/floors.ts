/** Holds the house against its rules: who imports whom, circles of folders, and sizes. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { circlesIn } from './circles.ts'
import { options, rules } from './rules.ts'
import { sizeFaults } from './sizes.ts'

const sides = ['common', 'main', 'preload', 'renderer']

/**
 * Returns a line for each fault of the house in a folder; none where the house is in order. Circles of folders are not
 * left to dependency-cruiser: it takes a folder together with all that is below it, and misses those between the two.
 */
export async function faultsOf(root: string): Promise<string[]> {
  const there = sides.filter((side) => existsSync(join(root, side)))
  const { output } = await cruise(there, { ...options, baseDir: root, validate: true, ruleSet: { forbidden: rules } })
  const { modules, summary } = output as ICruiseResult
  const ours = modules.filter(({ source }) => sides.some((side) => source.startsWith(`${side}/`)))
  const arrows = ours.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => sides.some((side) => resolved.startsWith(`${side}/`)))
      .map(({ resolved }): [string, string] => [dirname(source), dirname(resolved)])
  )
  const code = ours.map(({ source }) => source).filter((file) => /\.tsx?$/.test(file))
  return [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ...circlesIn(arrows).map((circle) => `no circle of folders: ${circle.join(', ')}`),
    ...sizeFaults(code.map((file) => ({ file, lines: linesIn(join(root, file)) })))
  ]
}

const linesIn = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1
